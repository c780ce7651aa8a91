(() => {
  // Streamlit's own words in Dutch, and a table that can be scrolled without a mouse.
  // A browser test fails on English words that are missing here.
  const words = {
    "Skip to main content": "Ga naar de inhoud", "App pages": "Pagina's", "Sidebar": "Menu", "Main menu": "Menu",
    "Open sidebar": "Menu openen", "Expand sidebar": "Menu openen", "Collapse sidebar": "Menu sluiten",
    "Close sidebar": "Menu sluiten", "Logo": "Logo",
    "Upload": "Bestand kiezen", "Browse files": "Bestand kiezen", "file upload": "bestand kiezen",
    "Add files": "Ander bestand kiezen", "Drag and drop file here": "Sleep een bestand hierheen",
    "Drop file here": "Laat het bestand hier los", "Drop files here": "Laat het bestand hier los",
    "Error:": "Fout:", "Uploading...": "Bezig met openen…",
    "Choose an option": "Kies een optie", "Choose options": "Kies een of meer opties", "No results": "Niets gevonden",
    "No options to select": "Niets om te kiezen", "Select all": "Alles kiezen", "Clear value": "Leegmaken",
    "Clear": "Leegmaken", "Clear all": "Alles leegmaken", "Selected values": "Gekozen", "Dismiss": "Sluiten", "Open": "Openen", "Close": "Sluiten", "Cancel": "Annuleren",
    "Press Enter to apply": "Druk op Enter", "Press Enter to submit form": "Druk op Enter",
    "Show password text": "Toon wachtwoord", "Increment": "Verhoog", "Decrement": "Verlaag",
    "Fullscreen": "Volledig scherm", "View fullscreen": "Volledig scherm", "Close fullscreen": "Sluit volledig scherm",
    "Exit fullscreen": "Sluit volledig scherm", "Show data": "Toon getallen", "Show chart": "Toon grafiek",
    "Copy Vega-Lite spec": "Kopieer de grafiek", "Copied": "Gekopieerd", "Copied!": "Gekopieerd",
    "Copy to clipboard": "Kopieer", "Copy": "Kopieer", "Copy link": "Kopieer de link",
    "Search": "Zoeken", "Show/hide columns": "Kolommen tonen of verbergen", "Link to heading": "Link naar deze kop",
    "Download as CSV": "Bewaar als CSV", "visualization": "grafiek", "axis": "as", "legend": "legenda",
    "Running...": "Bezig…", "Running": "Bezig", "Stop": "Stoppen", "Rerun": "Opnieuw", "Always rerun": "Altijd opnieuw",
    "File change.": "Het bestand is veranderd.", "Settings": "Instellingen", "Print": "Afdrukken", "About": "Over",
    "Connecting": "Verbinden", "Connecting...": "Verbinden…", "Please wait...": "Een ogenblik…",
    "Connection error": "Geen verbinding", "Connection timed out.": "De app antwoordt niet.", "Try again": "Opnieuw",
    "Streamlit server is not responding. Are you connected to the internet?":
      "De app antwoordt niet. Is het programma nog open?",
    "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:":
      "Is het programma nog open? Start het anders opnieuw:",
    "Page not found": "Deze pagina bestaat niet", "Theme": "Kleuren", "Light": "Licht", "Dark": "Donker",
    "System": "Zoals uw computer", "Notifications": "Berichten", "Unknown error": "Onbekende fout",
    "Unknown Error": "Onbekende fout", "Script execution error": "Er ging iets mis",
    "View less": "Minder", "Scroll tabs left": "Schuif naar links", "Scroll tabs right": "Schuif naar rechts"
  };
  const patterns = [
    [/^Download as (\S+)/, "Bewaar als $1"], [/^Remove (.+)/, "Haal $1 weg"], [/^Delete (.+)/, "Haal $1 weg"],
    [/^Help for (.+)/, "Uitleg bij $1"], [/^Clear (.+)/, "Maak leeg: $1"],
    // Streamlit only knows whole megabytes; the limit that counts is ours (a test keeps the two numbers the same).
    [/^(?:Limit )?(\d+)\s?(KB|MB|GB) per file.*/, "Maximaal 512 kB per bestand"],
    [/^File must be ([\d.]+)\s?(B|KB|MB|GB) or smaller\.?/, "Dit bestand is te groot: 512 kB is het meest."],
    [/^[a-z_]+ icon$/, "pictogram"],
    [/^\S+ files are not allowed\.?/, "Kies een bestand met de naam .yaml."],
    [/^You are not allowed to upload.*/, "Dit bestand kan niet worden geopend."],
    [/^1 option available\.?$/, "1 keuze."], [/^(\d+) options available\.?$/, "$1 keuzes."],
    [/^(\d+)\.(\d) ?(B|KB|MB|GB)$/, "$1,$2 $3"],
    [/^(?:View )?(\d+) more$/, "Nog $1"],  // pages that do not fit in the bar, also for a moment while it is measured
    [/^([a-z]+) mark container$/, "deel van de grafiek"],
    [/^The page that you have requested does not seem to exist.*/, "U ziet nu de startpagina."],
    [/^Selected (.+?)\. Press .*/, "$1 gekozen"], [/^Connection failed with status.*/, "De app antwoordt niet."]
  ];
  const own = name => Object.prototype.hasOwnProperty.call(words, name) ? words[name] : null;
  const say = text => {
    const bare = text.trim();
    if (own(bare)) return text.replace(bare, own(bare));
    for (const [pattern, dutch] of patterns) if (pattern.test(bare)) return bare.replace(pattern, dutch);
    const colon = bare.indexOf(": ");  // "Fullscreen: what the chart shows"
    return colon > 0 && own(bare.slice(0, colon)) ? own(bare.slice(0, colon)) + bare.slice(colon) : null;
  };
  // Streamlit leaves the backslash of an escaped sign in the name that a screen reader says.
  const plain = text => text.replace(/\\([!-\/:-@\[-`{-~])/g, "$1");
  const attributes = ["aria-label", "title", "placeholder", "alt", "aria-roledescription", "data-tooltip"];
  const skipped = new Set(["SCRIPT", "STYLE", "TEXTAREA"]);
  // What the reader or the plan wrote stays as it is, also when it happens to be one of the words above.
  const theirs = "[data-testid='stMarkdownContainer'], [data-testid='stText'], [data-testid='stFileUploaderFileName']";
  const ours = "[data-testid='stFileUploaderDropzone']";
  const visit = node => {
    if (node.nodeType === 3) {
      const around = node.parentElement;
      const kept = around && around.closest(theirs) && !around.closest(ours);
      const dutch = kept ? null : say(node.data);
      if (dutch && dutch !== node.data) node.data = dutch;
      return;
    }
    if (node.nodeType !== 1 || skipped.has(node.tagName)) return;
    for (const name of attributes) {
      const value = node.getAttribute(name);
      if (!value) continue;
      const bare = name === "aria-label" || name === "title" ? plain(value) : value;
      const dutch = say(bare) || bare;
      if (dutch !== value) node.setAttribute(name, dutch);
    }
    node.childNodes.forEach(visit);
  };
  const reachable = () => document.querySelectorAll("[data-testid='stTable'] table").forEach(table => {
    const box = table.parentElement;
    if (box.tabIndex === 0) return;
    box.tabIndex = 0;
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", "Tabel");
  });
  const change = m => m.type === "childList" ? m.addedNodes.forEach(visit) : visit(m.target);
  const go = () => {
    visit(document.body);
    new MutationObserver(all => { all.forEach(change); reachable(); })
      .observe(document.body, {subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: attributes});
  };
  document.body ? go() : document.addEventListener("DOMContentLoaded", go);
})();
