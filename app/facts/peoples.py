"""Words for the peoples of countries: adjectives and nouns, by two-letter country code."""

_WORDS = """
AF Afghan Afghans; AL Albanian Albanians; DZ Algerian Algerians; AR Argentine Argentinian Argentines
Argentinians; AM Armenian Armenians; AU Australian Australians; AT Austrian Austrians; AZ Azerbaijani Azeri
Azerbaijanis; BD Bangladeshi Bangladeshis; BY Belarusian Belarussian Belarusians; BE Belgian Belgians; BO
Bolivian Bolivians; BA Bosnian Bosnians; BR Brazilian Brazilians; BG Bulgarian Bulgarians; KH Cambodian
Cambodians; CM Cameroonian; CA Canadian Canadians; CL Chilean Chileans; CN Chinese; CO Colombian Colombians; CD
Congolese; HR Croatian Croatians Croat Croats; CU Cuban Cubans; CY Cypriot Cypriots; CZ Czech Czechs; DK Danish
Danes Dane; EC Ecuadorian; EG Egyptian Egyptians; EE Estonian Estonians; ET Ethiopian Ethiopians; FI Finnish
Finns; FR French Frenchman; GE Georgian Georgians; DE German Germans; GH Ghanaian Ghanaians; GR Greek Greeks; HU
Hungarian Hungarians; IS Icelandic; IN Indian Indians; ID Indonesian Indonesians; IR Iranian Iranians; IQ Iraqi
Iraqis; IE Irish Irishman; IL Israeli Israelis; IT Italian Italians; JM Jamaican Jamaicans; JP Japanese; JO
Jordanian; KZ Kazakh Kazakhs Kazakhstani Kazakhstanis; KE Kenyan Kenyans; XK Kosovan; KW Kuwaiti; KG Kyrgyz
Kyrgyzstani; LA Laotian; LV Latvian Latvians; LB Lebanese; LY Libyan Libyans; LT Lithuanian Lithuanians; MY
Malaysian Malaysians; MX Mexican Mexicans; MD Moldovan Moldovans; MN Mongolian Mongolians; MA Moroccan
Moroccans; MM Burmese; NP Nepalese Nepali; NL Dutch; NZ New-Zealander; NG Nigerian Nigerians; KP North-Korean;
NO Norwegian Norwegians; PK Pakistani Pakistanis; PS Palestinian Palestinians; PE Peruvian Peruvians; PH
Filipino Filipinos Philippine; PL Polish Poles; PT Portuguese; RO Romanian Romanians; RU Russian Russians; RW
Rwandan Rwandans; SA Saudi Saudis; SN Senegalese; RS Serbian Serbs Serbian; SG Singaporean; SK Slovak Slovaks;
SI Slovenian Slovene; SO Somali Somalis; ZA South-African; KR South-Korean; ES Spanish Spaniards; LK Sri-Lankan;
SD Sudanese; SE Swedish Swedes; CH Swiss; SY Syrian Syrians; TW Taiwanese; TJ Tajik Tajiks Tajikistani; TZ
Tanzanian; TH Thai Thais; TN Tunisian Tunisians; TR Turkish Turks; TM Turkmen Turkmens; UG Ugandan Ugandans; UA
Ukrainian Ukrainians; AE Emirati; GB British Britons Briton Brits; US American Americans; UY Uruguayan; UZ Uzbek
Uzbeks Uzbekistani Uzbekistanis; VE Venezuelan Venezuelans; VN Vietnamese; YE Yemeni; ZM Zambian; ZW Zimbabwean
Zimbabweans
"""


def _table() -> dict[str, tuple[str, ...]]:
    rows = (row.split() for row in _WORDS.replace("\n", " ").split(";"))
    return {code: tuple(word.replace("-", " ") for word in words) for code, *words in rows}


PEOPLES = _table()
