"""Which formula may stand where: templates per kind of value, and the scenario whose inputs they use.

A placeholder such as {bedrag} is filled by another formula of that kind, so that every formula has the right unit.
"""

LEAVES: dict[str, tuple[str, ...]] = {
    "getal": (
        "g_vast",
        "g_min",
        "g_reeks",
        "0",
        "1",
        "onderdelen.links.drukte",
        "(e_tien + e_tien + e_tien - e_dertig)",
    ),
    "aandeel": ("a_vast", "a_procent", "a_reeks"),
    "positief": ("n_vast", "n_reeks"),
    "vlag": ("vanaf(x_midden)", "tot_en_met(x_laat)", "kwartaaleinde()", "jaareinde()", "1"),
    "datum": ("x_eerst", "x_midden", "x_laat"),
    "stroom": ("s_vast", "s_reeks", "s_kwartaal_om", "onderdelen.links.opbrengst", "posten.huur"),
    "stroom_boven_nul": ("s_vast",),
    "perjaar": ("j_vast", "j_reeks"),
    "perkwartaal": ("k_vast",),
    "bedrag": ("b_vast", "b_min", "b_reeks"),
    "bedrag_boven_nul": ("b_vast",),
    "uren": ("u_maand",),
    "uren_jaar": ("u_jaar",),
    "tarief": ("t_vast", "t_reeks"),
    "rente": ("r_vast", "r_nul", "r_reeks"),
    "rente_vast": ("r_vast", "r_nul"),
    "maanden": ("d_maand", "d_half"),
    "jaren": ("d_jaar",),
    "loopt": ("vanaf(x_midden)", "(1 - vanaf(x_laat))", "onderdelen.links.loopt"),
    "m2": ("m_vast",),
}

RULES: dict[str, tuple[str, ...]] = {
    "vlag": (
        "({getal} > {getal})",
        "({bedrag} >= {bedrag})",
        "({stroom} < {stroom})",
        "({bedrag} <= {bedrag})",
        "({getal} == {getal})",
        "({stroom} != {stroom})",
        "({vlag} en {vlag})",
        "({getal} en {vlag} en {vlag})",
        "({vlag} of {vlag})",
        "({vlag} of {getal})",
        "({vlag} of e_tien + e_tien + e_tien - e_dertig)",
        "(e_tien * e_drie > e_dertig)",
        "(e_tien * e_drie <= e_dertig)",
        "(niet {vlag})",
        "(niet {getal})",
        "vanaf({datum})",
        "tot_en_met({datum})",
        "vorige({vlag}, {vlag})",
    ),
    "datum": ("als({vlag}, {datum}, {datum})", "maand_van_laagste({bedrag})", "vorige({datum}, {datum}, maanden=4)"),
    "aandeel": (
        "({aandeel} * {aandeel})",
        "(1 - {aandeel})",
        "als({vlag}, {aandeel}, {aandeel})",
        "min({aandeel}, {aandeel})",
        "vorige({aandeel}, {aandeel}, maanden=2)",
        "opstart({maanden}, {aandeel})",
        "opstart({jaren}, {aandeel}, {loopt})",
        "opstart({maanden})",
    ),
    "positief": ("({positief} + {positief})", "max({getal}, {positief})", "als({vlag}, {positief}, {positief})"),
    "getal": (
        "({getal} + {getal})",
        "({getal} - {getal})",
        "({getal} * {aandeel})",
        "({getal} / {positief})",
        "(-{getal})",
        "(0 - (-{getal}))",
        "(min(max({getal}, 0), {positief}) ** 3)",
        "({positief} ** -1)",
        "({positief} ** 0.5)",
        "({positief} ** {aandeel})",
        "(({positief} ** 2) ** {aandeel})",
        "als({vlag}, {getal}, {getal})",
        "als({getal}, {getal}, {aandeel})",
        "als(vanaf(x_midden), {getal} / vanaf(x_midden), 0)",
        "min({getal}, {getal}, {getal})",
        "max({getal}, {aandeel})",
        "afrond_wettelijk({getal}, {positief}, op, artikel='art. 1')",
        "afrond_wettelijk({getal}, {positief}, af, artikel='art. 2')",
        "afrond_wettelijk({getal}, {positief}, half_op, artikel='art. 3')",
        "({stroom} / max({stroom}, {stroom_boven_nul}))",
        "({bedrag} / ({bedrag_boven_nul} * {positief}))",
        "(seizoen(groen) * {getal})",
        "seizoen(eigen)",
        "(maand() - {getal})",
        "(jaar() * {aandeel})",
        "staffel({bedrag}, treden_getal)",
        "vorige({getal}, {getal}, maanden=3)",
        "(vanaf({datum}) * {getal})",
        "laagste({getal})",
    ),
    "stroom": (
        "({stroom} + {stroom})",
        "({stroom} - {perjaar})",
        "({perkwartaal} + {stroom})",
        "({perkwartaal} - {stroom} + {perjaar})",
        "({stroom} * {aandeel})",
        "({aandeel} * {stroom})",
        "({stroom} / {positief})",
        "(-{stroom})",
        "({uren} * {tarief})",
        "({bedrag} / {maanden})",
        "als_stroom({bedrag})",
        "als({vlag}, {stroom}, {perjaar})",
        "als({vlag}, {perkwartaal}, {stroom})",
        "als({vlag}, {stroom}, 0)",
        "min({stroom}, {stroom})",
        "max({stroom}, 0)",
        "afrond_wettelijk({stroom}, {stroom_boven_nul}, half_op, artikel='art. 4')",
        "ineens({bedrag}, {datum})",
        "gespreid({bedrag})",
        "gespreid({bedrag}, {loopt})",
        "annuiteit({bedrag}, {rente}, {maanden})",
        "vorige({stroom}, {stroom})",
        "vorige({stroom}, {perjaar}, maanden=2)",
        "vorige({perjaar}, {stroom})",
        "som({stroom}, {perjaar}, {stroom})",
        "som(s_vast, s_reeks)",
        "(som(soort=lasten) * {aandeel})",
        "som(onderdelen.*.opbrengst)",
        "laagste({perjaar})",
        "(seizoen(groen) * {stroom})",
    ),
    "perjaar": (
        "als_stroom({bedrag}, per='jaar')",
        "({perjaar} + {perjaar})",
        "({perjaar} * {aandeel})",
        "({bedrag} * {rente})",
        "({uren_jaar} * {tarief})",
        "({m2} * m_prijs)",
        "als({vlag}, {perjaar}, {perjaar})",
        "max({perjaar}, {perjaar})",
        "annuiteit({bedrag}, {rente}, {jaren})",
    ),
    "bedrag": (
        "({bedrag} + {bedrag})",
        "({bedrag} - {bedrag})",
        "({bedrag} * {aandeel})",
        "als({vlag}, 0, {bedrag})",
        "({bedrag} / {positief})",
        "(-{bedrag})",
        "({stroom} * {maanden})",
        "({perjaar} * {jaren})",
        "als({vlag}, {bedrag}, {bedrag})",
        "min({bedrag}, {bedrag})",
        "max({bedrag}, {bedrag}, 0)",
        "deze_maand({stroom})",
        "deze_maand({perjaar})",
        "jaartotaal({stroom})",
        "jaartotaal({perjaar})",
        "jaar_tot_nu({stroom})",
        "jaar_tot_nu({perkwartaal})",
        "kwartaal_tot_nu({stroom})",
        "cumulatief({stroom})",
        "cumulatief({perjaar})",
        "vorig_jaar({stroom})",
        "vorig_jaar({perjaar}, {bedrag})",
        "vorig_jaar({stroom}, {bedrag}, jaren=2)",
        "vorige({bedrag}, {bedrag})",
        "vorige({bedrag}, {bedrag}, maanden=5)",
        "cohort({stroom}, {maanden})",
        "cohort({perjaar}, {jaren})",
        "cohort({stroom}, e_duur + e_duur + e_duur)",
        "cohort({stroom}, (e_duur * e_drie) / e_dertig)",
        "cohort({stroom}, {maanden}, verloop)",
        "schijven({bedrag}, belasting)",
        "staffel({getal}, treden_bedrag)",
        "laagste({bedrag})",
        "ncw({stroom}, {rente_vast})",
        "ncw({perjaar}, {rente_vast})",
        "som({bedrag}, {bedrag})",
        "volgende({bedrag}, maanden=5)",
    ),
    "tarief": (
        "({tarief} + {tarief})",
        "({tarief} * {aandeel})",
        "als({vlag}, {tarief}, {tarief})",
        "({stroom_boven_nul} / {uren})",
        "vorige({tarief}, {tarief})",
    ),
    "rente": ("({rente} + {rente})", "max({rente}, {rente})", "als({vlag}, {rente}, {rente})"),
}

ROOTS: dict[str, tuple[str, ...]] = {
    "stroom": ("({stroom}) * index(eigen)", "({stroom}) + ({perjaar}) * index(cpi, 2025)"),
    "getal": ("index(eigen, prijspeil=2025) / index(cpi)", "({getal}) * index(eigen)"),
    "irr": (
        "irr(s_vast * {positief} - ineens(b_groot, x_eerst))",
        "irr(s_vast * {aandeel} - s_vast * {aandeel})",
        "irr(s_vast * {aandeel} - s_vast * opstart(d_jaar, {aandeel}, onderdelen.links.loopt))",
    ),
    "terugverdientijd": (
        "terugverdientijd(s_vast * {positief} - ineens(b_groot, x_eerst))",
        "terugverdientijd({stroom})",
    ),
    "datum": (
        "maand_van_laagste({stroom})",
        "maand_van_laagste({bedrag})",
        "maand_van_laagste(cumulatief(e_maand) - teller * e_bedrag)",
    ),
    "bedrag": ("ncw({stroom}, {rente_vast})", "laagste({bedrag})"),
}
"""Whole formulas that other formulas do not use: an index counts once, and 'there is none' is no number."""

LOOPS: tuple[tuple[tuple[str, str], ...], ...] = (
    (
        ("eur", "vorige({n}_1, {bedrag}) * a_vast + {bedrag}"),
        ("eur/maand", "als(vorige({n}_1, {bedrag}) > {bedrag}, {stroom}, ineens({bedrag}, {datum}))"),
    ),
    (
        ("eur/jaar", "vorige({n}_3, b_vast) * {rente}"),
        ("eur/maand", "min(annuiteit(b_vast, r_vast, d_maand) - {n}_1, vorige({n}_3, b_vast) / d_een)"),
        ("eur", "vorige({n}_3, b_vast) - deze_maand({n}_2)"),
    ),
    (
        ("eur/maand", "min(max({stroom} - vorige({n}_2) * r_vast, 0), s_vast)"),
        ("eur", "jaar_tot_nu({n}_1) + kwartaal_tot_nu({n}_1) - vorig_jaar({n}_1) * a_vast"),
    ),
    (
        ("eur/maand", "{stroom} * a_vast + vorige({n}_2, {bedrag}, maanden=2) / d_jaar"),
        ("eur", "cohort({n}_1, d_maand, verloop) * a_vast + cumulatief({n}_1) * a_procent ** 4"),
    ),
)
"""Quantities that read each other through earlier months; {n} is the name of the loop."""

UNITS = {
    "getal": "getal",
    "vlag": "getal",
    "aandeel": "aandeel",
    "stroom": "eur/maand",
    "perjaar": "eur/jaar",
    "bedrag": "eur",
    "tarief": "eur/uur",
    "rente": "%/jaar",
    "datum": "datum",
    "irr": "%/jaar",
    "terugverdientijd": "maand",
}

SCENARIO = """\
schema: 1
naam: Willekeurige formules
van: 2026-09
tot_en_met: 2028-11
prijspeil: 2027
indexen:
  eigen: {naam: Eigen index, jaren: {2025: 1, 2026: "2,5%", 2027: "3%", 2028: -1.5}}
seizoenen:
  eigen: {naam: Eigen, aandelen: [0.01, 0.02, 0.03, 0.04, 0.1, 0.2, 0.25, 0.15, 0.1, 0.05, 0.03, 0.02]}
tabellen:
  treden_getal:
    naam: Treden
    zoekt_op: eur
    eenheid: getal
    rijen: {laag: {tot_en_met: 0, waarde: 3.5}, midden: {tot_en_met: 2400, waarde: -1}, hoog: {waarde: 7}}
  treden_bedrag:
    naam: Vaste bedragen
    zoekt_op: getal
    eenheid: eur
    rijen: {laag: {tot_en_met: 1, waarde: 100}, midden: {tot_en_met: 2.5, waarde: 250}, hoog: {waarde: 400}}
  belasting:
    naam: Belasting
    zoekt_op: eur
    eenheid: "%"
    rijen: {een: {tot_en_met: 1000, waarde: 10}, twee: {tot_en_met: 2400, waarde: 25}, drie: {waarde: 40}}
profielen:
  verloop: {naam: Verloop, aandelen: [1, 0.9, 0.75, 0.5]}
invoer:
  g_vast: {eenheid: getal, waarde: 2.5}
  e_tien: {eenheid: getal, waarde: 0.1}
  e_drie: {eenheid: getal, waarde: 3}
  e_dertig: {eenheid: getal, waarde: 0.3}
  e_maand: {eenheid: eur/maand, waarde: 0.1}
  e_bedrag: {eenheid: eur, waarde: 0.1}
  e_duur: {eenheid: maand, waarde: 0.1}
  g_min: {eenheid: getal, waarde: -1.25, minimaal: -100}
  g_reeks: {eenheid: getal, waarde: {2026-09: 0.4, 2027-03: 1.75, 2028-01: -0.6}, minimaal: -100}
  a_vast: {eenheid: aandeel, waarde: 0.62}
  a_procent: {eenheid: "%", waarde: 35}
  a_reeks: {eenheid: "%", waarde: {2026-09: 80, 2027-07: 12.5}}
  n_vast: {eenheid: getal, waarde: 3.2}
  n_reeks: {eenheid: getal, waarde: {2026-09: 0.75, 2027-12: 1.5}}
  x_eerst: {eenheid: datum, waarde: 2026-09}
  x_midden: {eenheid: datum, waarde: 2027-02}
  x_laat: {eenheid: datum, waarde: 2028-06}
  s_vast: {eenheid: eur/maand, waarde: 1250}
  s_reeks: {eenheid: eur/maand, waarde: {2026-09: 310.25, 2027-05: -95, 2028-02: 42}}
  j_vast: {eenheid: eur/jaar, waarde: 18000}
  j_reeks: {eenheid: eur/jaar, waarde: {2026: -700, 2027: 6125.5, 2028: 300}}
  k_vast: {eenheid: eur/kwartaal, waarde: 810}
  b_vast: {eenheid: eur, waarde: 2400}
  b_groot: {eenheid: eur, waarde: 15000}
  b_min: {eenheid: eur, waarde: -350.5}
  b_reeks: {eenheid: eur, waarde: {2026-09: 90, 2027-08: 5200, 2028-03: -12}}
  u_maand: {eenheid: uur/maand, waarde: 31}
  u_jaar: {eenheid: uur/jaar, waarde: 410}
  t_vast: {eenheid: eur/uur, waarde: 45.5}
  t_reeks: {eenheid: eur/uur, waarde: {2026-09: 38, 2027-01: 40.25}}
  r_vast: {eenheid: "%/jaar", waarde: 4.5}
  r_nul: {eenheid: "%/jaar", waarde: 0}
  r_reeks: {eenheid: "%/jaar", waarde: {2026-09: 2, 2027-10: 6.25}}
  d_een: {eenheid: maand, waarde: 1}
  d_maand: {eenheid: maand, waarde: 6}
  d_half: {eenheid: maand, waarde: 3.5}
  d_jaar: {eenheid: jaar, waarde: 0.75}
  m_vast: {eenheid: m2, waarde: 1300}
  m_prijs: {kengetal: groen.prijs_gazon}
posten:
  huur: {naam: Huur, soort: lasten, waarde: 9000, van: 2026-11, tot_en_met: 2028-08}
  feest: {naam: Feest, soort: lasten, waarde: 2500, spreiding: seizoenbedrag, seizoen: eigen, van: 2027-03}
  entree: {naam: Entree, soort: baten, waarde: 7200, spreiding: jaarbedrag, seizoen: eigen, index: cpi}
onderdelen:
  links:
    van: 2026-12
    tot_en_met: 2028-05
    invoer: {start: {eenheid: eur, waarde: 640}}
    grootheden:
      opbrengst: {eenheid: eur/maand, formule: "gespreid(start) + s_vast * opstart(d_maand, a_vast)"}
      drukte: {eenheid: getal, formule: "opstart(d_jaar, a_procent) * seizoen(eigen)"}
  rechts:
    grootheden:
      opbrengst: {eenheid: eur/maand, formule: "gespreid(b_vast) * seizoen(groen)"}
grootheden:
  s_kwartaal_om: {eenheid: eur/maand, formule: k_vast}
  teller: {eenheid: getal, formule: "vorige(teller) + 1"}
"""
