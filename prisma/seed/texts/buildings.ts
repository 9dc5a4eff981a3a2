import type { SubjectText } from "./shape";

export const BUILDINGS: SubjectText = {
  effects: [
    "Tekerlekli sandalye geçemiyor.",
    "Annem takılıp düştü, kolu incindi.",
    "Yayalar araç yolundan yürümek zorunda kalıyor.",
    "Okul yolu olduğu için çocuklar geçiyor.",
    "Duvarda çatlaklar oluştu, korkuyoruz.",
    "Gece gençler toplanıyor, tedirgin oluyoruz.",
    "Komşular olarak hepimiz şikâyetçiyiz.",
  ],
  wishes: [
    "Yerinde inceleme yapılmasını istiyoruz.",
    "Onarılmasını rica ederim.",
    "Gerekli denetimin yapılmasını istiyorum.",
    "Sonucun tarafıma bildirilmesini arz ederim.",
    "Bir an önce düzeltilmesini bekliyoruz.",
  ],
  declines: [
    "Yapılan denetimde yapının ruhsat ve eklerine uygun olduğu görülmüştür.",
    "Söz konusu alan özel mülkiyette olduğundan belediyemizce düzenleme yapılamamaktadır.",
    "Talep edilen taşınmaz imar planında park alanında kaldığından satışa veya kiralamaya konu edilememektedir.",
  ],
  waits: [
    ["other", "yıkım kararının kesinleşmesi"],
    ["material", "malzeme temini"],
    ["other", "mal sahibine verilen süre"],
    ["unit", "tapu kayıtlarının gelmesi"],
  ],
  leaves: {
    "ustyapi-kaldirim": {
      says: [
        "{yer} kaldırım taşları söküldü",
        "{yer} kaldırım çökmüş, yürünmüyor",
        "Ağaç kökleri {yer} kaldırımı kaldırmış",
        "{yer} kaldırım yok, yayalar yoldan yürüyor",
      ],
      done: ["Kaldırım taşları yeniden döşendi.", "Çöken bölüm dolguyla yükseltildi, taşlar yenilendi."],
    },
    "ustyapi-bordur": {
      says: [
        "{yer} bordür taşları kırılmış",
        "{yer} parke taşları oturmuş, su birikiyor",
        "{yer} kilit taş döşenmesini istiyoruz",
      ],
      done: ["Kırık bordürler değiştirildi.", "Parke taşlar sökülüp kotunda yeniden döşendi."],
    },
    "ustyapi-engelli": {
      says: [
        "{yer} engelli rampası yok",
        "{yer} rampanın önüne araç park ediyor, tekerlekli sandalye çıkamıyor",
        "{yer} rampa çok dik, bebek arabası bile çıkmıyor",
      ],
      done: ["Standartlara uygun engelli rampası yapıldı.", "Rampa eğimi düzeltildi, önüne babalar yerleştirildi."],
    },
    "ustyapi-merdiven": {
      says: [
        "{yer} merdivenin korkuluğu kopmuş",
        "{yer} merdiven basamakları kırık",
        "{yer} istinat duvarı öne doğru yatmış",
      ],
      done: ["Korkuluk kaynakla onarılıp boyandı.", "Basamaklar yenilendi."],
    },
    "ustyapi-kacak": {
      effects: ["Komşular olarak hepimiz şikâyetçiyiz.", "Gece de çalışıyorlar.", "Manzaramız ve güneşimiz kesildi."],
      wishes: ["Yerinde inceleme yapılmasını istiyoruz.", "Gerekli denetimin yapılmasını istiyorum."],
      says: [
        "{yer} ruhsatsız kat çıkılıyor",
        "{yer} bahçeye kaçak yapı yapılıyor, hafta sonu çalışıyorlar",
        "{yer} balkon kapatılıp izinsiz inşaat yapılmış",
        "{yer} çatıya kaçak kat ekleniyor",
      ],
      done: [
        "Yapı tatil tutanağı düzenlendi, inşaat mühürlendi.",
        "Yerinde denetim yapıldı, aykırılık giderilene kadar süre verildi.",
      ],
    },
    "ustyapi-metruk": {
      effects: [
        "Gece gençler toplanıyor, tedirgin oluyoruz.",
        "Duvarda çatlaklar oluştu, korkuyoruz.",
        "Çocuklar içine giriyor.",
      ],
      says: [
        "{yer} metruk bina var, kapısı açık",
        "{yer} terk edilmiş bina çökmek üzere",
        "{yer} boş bina çöplük oldu",
      ],
      done: [
        "Binanın girişleri kapatıldı, yıkım işlemleri başlatıldı.",
        "Metruk bina tutanakla tespit edildi ve yıkımı yapıldı.",
      ],
    },
    "ustyapi-santiye": {
      says: [
        "{yer} şantiyenin iskelesi yola taşıyor, koruma yok",
        "Yan parseldeki kazı sonrası bahçe duvarımız çatladı, {yer}",
        "{yer} şantiyede sabah altıda inşaat gürültüsü başlıyor",
      ],
      done: [
        "Şantiye denetlendi, güvenlik önlemleri aldırıldı.",
        "Müteahhit yazılı olarak uyarıldı, çalışma saatleri düzenlendi.",
      ],
    },
    "ustyapi-tasinmaz": {
      effects: ["Tapu kaydı elimde.", "Daha önce dilekçe vermiştim.", "Komşu parselin de payı var."],
      wishes: ["Sonucun tarafıma bildirilmesini arz ederim.", "Bilgi verilmesini rica ederim."],
      says: [
        "{yer} belediyeye ait arsanın kiralanması için bilgi istiyorum",
        "Hisseli arsamda belediyenin payını satın almak istiyorum, {yer}",
        "{yer} arsamız yola gitti, kamulaştırma bedeli ne zaman ödenecek",
      ],
      done: [
        "Taşınmazın durumu incelendi, başvuru koşulları tarafınıza bildirildi.",
        "Dosyanız değer tespiti için komisyona sunuldu; sonuç yazıyla bildirilecek.",
      ],
    },
  },
};
