(() => {
  // Streamlit's own words in Dutch; a browser test fails on words that are missing here.
  const words = {
    "Skip to main content": "Ga naar de inhoud", "Upload": "Bestand kiezen", "Browse files": "Bestand kiezen",
    "Drag and drop file here": "Sleep een bestand hierheen", "Choose an option": "Kies een optie",
    "Choose options": "Kies een of meer opties", "Collapse sidebar": "Menu inklappen", "Open sidebar": "Menu openen",
    "Download as CSV": "Download als CSV", "Fullscreen": "Volledig scherm", "View fullscreen": "Volledig scherm",
    "Exit fullscreen": "Sluit volledig scherm", "Close fullscreen": "Sluit volledig scherm",
    "Search": "Zoeken", "Link to heading": "Link naar deze kop", "Sidebar": "Menu", "Close": "Sluiten",
    "Running...": "Bezig…", "Stop": "Stoppen", "No results": "Geen resultaten", "Select all": "Alles selecteren",
    "file upload": "bestand kiezen", "Main menu": "Menu", "Show password text": "Toon wachtwoord",
    "Press Enter to apply": "Druk op Enter", "Press Enter to submit form": "Druk op Enter",
    "Connecting": "Verbinden", "Rerun": "Opnieuw", "Settings": "Instellingen", "Print": "Afdrukken",
    "Show data": "Toon gegevens", "Show/hide columns": "Kolommen tonen of verbergen", "Clear value": "Wissen",
    "Show chart": "Toon grafiek", "Copy Vega-Lite spec": "Kopieer de grafiek"
  };
  const patterns = [[/^Download as (.+)/, "Download als $1"], [/^(\d+)\s?(KB|MB|GB) per file/, "Maximaal $1 $2 per bestand"], [/^Limit (\d+)\s?(KB|MB|GB) per file/, "Maximaal $1 $2 per bestand"]];
  const say = text => {
    const bare = text.trim();
    if (words[bare]) return text.replace(bare, words[bare]);
    for (const [pattern, dutch] of patterns) if (pattern.test(bare)) return bare.replace(pattern, dutch);
    return null;
  };
  const attributes = ["aria-label", "title", "placeholder", "data-tooltip"];
  const visit = node => {
    if (node.nodeType === 3) { const dutch = say(node.data); if (dutch && dutch !== node.data) node.data = dutch; return; }
    if (node.nodeType !== 1) return;
    for (const name of attributes) {
      const value = node.getAttribute(name);
      const dutch = value && say(value);
      if (dutch && dutch !== value) node.setAttribute(name, dutch);
    }
    node.childNodes.forEach(visit);
  };
  const go = () => {
    visit(document.body);
    new MutationObserver(all => all.forEach(m => m.type === "childList" ? m.addedNodes.forEach(visit) : visit(m.target)))
      .observe(document.body, {subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: attributes});
  };
  document.body ? go() : document.addEventListener("DOMContentLoaded", go);
})();
