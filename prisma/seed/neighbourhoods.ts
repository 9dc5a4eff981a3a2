/**
 * The 26 neighbourhoods of Çiğli and the organised industrial zone, which has no residents of its own.
 * Population: TÜİK 2025. Position: a point in the middle and how far from it, in degrees, a sample request may lie.
 */
type Row = [
  slug: string,
  name: string,
  population: number | null,
  latitude: number,
  longitude: number,
  reach: number,
  aliases: string[],
];

const rows: Row[] = [
  ["ahmet-efendi", "Ahmet Efendi", 2029, 38.5216, 27.0366, 0.0022, []],
  ["ahmet-taner-kislali", "Ahmet Taner Kışlalı", 6354, 38.4958, 27.0858, 0.0027, ["A. T. Kışlalı"]],
  ["aosb", "AOSB", null, 38.4845, 27.0396, 0.0119, ["Atatürk Organize Sanayi Bölgesi", "Atatürk OSB"]],
  ["atasehir", "Ataşehir", 28864, 38.4792, 27.0624, 0.0095, ["İstasyonaltı"]],
  ["ataturk", "Atatürk", 12781, 38.5263, 27.0874, 0.0116, []],
  ["aydinlikevler", "Aydınlıkevler", 3937, 38.49, 27.082, 0.0034, []],
  ["balatcik", "Balatçık", 19082, 38.5145, 27.0364, 0.0072, []],
  ["cumhuriyet", "Cumhuriyet", 6834, 38.5427, 27.0776, 0.012, []],
  ["cagdas", "Çağdaş", 6125, 38.5029, 27.0599, 0.0024, []],
  ["egekent", "Egekent", 8107, 38.5052, 27.0636, 0.0029, ["Egekent 1", "Ege Kent"]],
  ["esentepe", "Esentepe", 6224, 38.5106, 27.0549, 0.0037, []],
  ["evka-2", "Evka-2", 4139, 38.5, 27.0853, 0.0031, ["Evka 2", "EVKA 2", "Evka - 2"]],
  ["evka-5", "Evka-5", 12717, 38.5175, 27.0533, 0.0033, ["Evka 5", "EVKA 5", "Evka - 5"]],
  ["evka-6", "Evka-6", 2263, 38.5043, 27.0888, 0.0016, ["Evka 6", "EVKA 6", "Evka - 6"]],
  ["guzeltepe", "Güzeltepe", 6399, 38.5008, 27.0771, 0.003, []],
  [
    "harmandali-gazi-mustafa-kemal-ataturk",
    "Harmandalı Gazi Mustafa Kemal Atatürk",
    2826,
    38.5334,
    27.0549,
    0.005,
    ["Harmandalı", "Harmandalı GMK Atatürk"],
  ],
  ["inonu", "İnönü", 7881, 38.5288, 27.049, 0.0043, []],
  ["izkent", "İzkent", 6295, 38.5121, 27.0665, 0.0033, ["Iz Kent", "İz Kent"]],
  ["kaklic", "Kaklıç", 1618, 38.4865, 26.994, 0.012, []],
  ["koyici", "Köyiçi", 3898, 38.4976, 27.0653, 0.0028, ["Köy İçi"]],
  ["kucuk-cigli", "Küçük Çiğli", 21784, 38.5017, 27.0522, 0.0041, ["Küçükçiğli"]],
  ["maltepe", "Maltepe", 4108, 38.4913, 27.0746, 0.0027, []],
  ["sasali-merkez", "Sasalı Merkez", 4677, 38.4931, 26.9321, 0.012, ["Sasalı", "Sasallı"]],
  ["sirintepe", "Şirintepe", 8355, 38.4949, 27.0716, 0.0031, []],
  ["ugur-mumcu", "Uğur Mumcu", 6183, 38.5226, 27.0477, 0.0037, []],
  ["yakakent", "Yakakent", 10307, 38.5128, 27.0876, 0.0089, []],
  ["yeni-mahalle", "Yeni Mahalle", 12633, 38.4963, 27.0527, 0.0035, ["Yenimahalle"]],
];

export const NEIGHBOURHOODS = rows.map(([slug, name, population, latitude, longitude, reach, aliases], index) => ({
  id: index + 1,
  slug,
  name,
  population,
  latitude,
  longitude,
  reach,
  aliases,
}));

/** How many requests come per resident, beside the average of 1: older quarters write more. An assumption. */
const EAGERNESS: Record<string, number> = {
  "yeni-mahalle": 1.18,
  yakakent: 1.2,
  koyici: 1.23,
  "sasali-merkez": 1.22,
  cumhuriyet: 1.2,
  kaklic: 1.17,
  maltepe: 1.17,
  esentepe: 1.14,
  inonu: 1.08,
  "ahmet-efendi": 1.06,
  atasehir: 0.85,
  sirintepe: 0.81,
  egekent: 0.82,
  balatcik: 0.82,
  aydinlikevler: 0.72,
  "harmandali-gazi-mustafa-kemal-ataturk": 0.74,
};

/** Relative weight of each neighbourhood, in the order of NEIGHBOURHOODS. */
export const NEIGHBOURHOOD_WEIGHTS = NEIGHBOURHOODS.map(({ slug, population }) =>
  population === null ? 1350 : population * (EAGERNESS[slug] ?? 1),
);
