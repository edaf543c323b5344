"""Countries by their names, demonyms and short forms, and the seats of government that stand for them."""

from __future__ import annotations

# Country: its other names and its demonyms; a word of several parts has "_" for the space.
_NAMES = """
Afghanistan|Afghan Afghans
Algeria|Algerian Algerians
Argentina|Argentine Argentines Argentinian
Armenia|Armenian Armenians
Australia|Australian Australians
Austria|Austrian Austrians
Azerbaijan|Azerbaijani Azerbaijanis Azeri
Bangladesh|Bangladeshi Bangladeshis
Belarus|Belarusian Belarusians
Belgium|Belgian Belgians
Bolivia|Bolivian Bolivians
Brazil|Brazilian Brazilians
Bulgaria|Bulgarian Bulgarians
Cambodia|Cambodian Cambodians
Canada|Canadian Canadians
Chile|Chilean Chileans
China|Chinese
Colombia|Colombian Colombians
Croatia|Croatian Croatians
Cuba|Cuban Cubans
Cyprus|Cypriot Cypriots
Czech Republic|Czech Czechs Czechia
Denmark|Danish Danes Dane
Ecuador|Ecuadorian Ecuadorians
Egypt|Egyptian Egyptians
Estonia|Estonian Estonians
Ethiopia|Ethiopian Ethiopians
Finland|Finnish Finns Finn
France|French Frenchman Frenchmen
Georgia|
Germany|German Germans
Ghana|Ghanaian Ghanaians
Greece|Greek Greeks
Hungary|Hungarian Hungarians
Iceland|Icelandic Icelanders
India|Indian Indians
Indonesia|Indonesian Indonesians
Iran|Iranian Iranians
Iraq|Iraqi Iraqis
Ireland|Irish
Israel|Israeli Israelis
Italy|Italian Italians
Japan|Japanese
Jordan|Jordanian Jordanians
Kazakhstan|Kazakh Kazakhs
Kenya|Kenyan Kenyans
Kosovo|Kosovar Kosovars
Kuwait|Kuwaiti Kuwaitis
Latvia|Latvian Latvians
Lebanon|Lebanese
Libya|Libyan Libyans
Lithuania|Lithuanian Lithuanians
Malaysia|Malaysian Malaysians
Mexico|Mexican Mexicans
Moldova|Moldovan Moldovans
Morocco|Moroccan Moroccans
Myanmar|Burmese Burma
Nepal|Nepali Nepalis Nepalese
Netherlands|Dutch Holland
New Zealand|New_Zealander New_Zealanders
Nigeria|Nigerian Nigerians
North Korea|North_Korean North_Koreans DPRK
Norway|Norwegian Norwegians
Pakistan|Pakistani Pakistanis
Palestine|Palestinian Palestinians
Peru|Peruvian Peruvians
Philippines|Philippine Filipino Filipinos
Poland|Polish Poles Pole
Portugal|Portuguese
Qatar|Qatari Qataris
Romania|Romanian Romanians
Russia|Russian Russians Russian_Federation
Saudi Arabia|Saudi Saudis
Serbia|Serbian Serbians Serb Serbs
Singapore|Singaporean Singaporeans
Slovakia|Slovak Slovaks
Slovenia|Slovenian Slovenians
Somalia|Somali Somalis
South Africa|South_African South_Africans
South Korea|South_Korean South_Koreans
Spain|Spanish Spaniard Spaniards
Sri Lanka|Sri_Lankan Sri_Lankans
Sudan|Sudanese
Sweden|Swedish Swedes Swede
Switzerland|Swiss
Syria|Syrian Syrians
Taiwan|Taiwanese
Thailand|Thai Thais
Tunisia|Tunisian Tunisians
Turkey|Turkish Turks Turk Türkiye
Uganda|Ugandan Ugandans
Ukraine|Ukrainian Ukrainians
United Arab Emirates|UAE U.A.E. Emirati Emiratis
United Kingdom|UK U.K. Britain British Briton Britons Great_Britain
United States|US U.S. USA U.S.A. America American Americans United_States_of_America
Uzbekistan|Uzbek Uzbeks
Venezuela|Venezuelan Venezuelans
Vietnam|Vietnamese
Yemen|Yemeni Yemenis
European Union|EU E.U.
United Nations|UN U.N.
"""
_SEATS = """
Kabul Afghanistan
Buenos_Aires Argentina
Yerevan Armenia
Canberra Australia
Vienna Austria
Baku Azerbaijan
Dhaka Bangladesh
Minsk Belarus
Brasilia Brazil
Ottawa Canada
Beijing China
Copenhagen Denmark
Cairo Egypt
Helsinki Finland
Paris France
Tbilisi Georgia
Berlin Germany
Athens Greece
Budapest Hungary
New_Delhi India
Jakarta Indonesia
Tehran Iran
Baghdad Iraq
Dublin Ireland
Jerusalem Israel
Rome Italy
Tokyo Japan
Amman Jordan
Nairobi Kenya
Riga Latvia
Beirut Lebanon
Vilnius Lithuania
The_Hague Netherlands
Abuja Nigeria
Pyongyang North_Korea
Oslo Norway
Islamabad Pakistan
Lima Peru
Manila Philippines
Warsaw Poland
Lisbon Portugal
Doha Qatar
Bucharest Romania
Moscow Russia
Kremlin Russia
Riyadh Saudi_Arabia
Belgrade Serbia
Pretoria South_Africa
Seoul South_Korea
Madrid Spain
Khartoum Sudan
Stockholm Sweden
Bern Switzerland
Damascus Syria
Taipei Taiwan
Bangkok Thailand
Ankara Turkey
Kyiv Ukraine
Kiev Ukraine
London United_Kingdom
Downing_Street United_Kingdom
Whitehall United_Kingdom
Washington United_States
White_House United_States
Caracas Venezuela
Hanoi Vietnam
Sanaa Yemen
Brussels European_Union
"""


def _countries() -> dict[str, str]:
    known: dict[str, str] = {}
    for row in _NAMES.strip().splitlines():
        country, _, words = row.partition("|")
        known[country] = country
        known.update({word.replace("_", " "): country for word in words.split()})
    return known


COUNTRIES: dict[str, str] = _countries()

# A capital or seat of government named as an actor ("Moscow said") stands for its state. As a place it does
# not:
# the caller decides by the frame, this is only the table.
