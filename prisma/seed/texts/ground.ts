import type { SubjectText } from "./shape";

export const GROUND: SubjectText = {
  effects: [
    "Üstüne tahta koymuşlar, gece görünmüyor.",
    "Yürüyen biri düşebilir.",
    "Dükkânın önü göl oldu.",
    "Koku dayanılmaz hâlde.",
    "Araç geçerken çok ses yapıyor, uyuyamıyoruz.",
    "Giriş katındaki evleri su basacak.",
    "Çocuklar için çok tehlikeli.",
  ],
  wishes: [
    "Bir an önce müdahale edilmesini istiyoruz.",
    "Ekip yönlendirilmesini rica ederim.",
    "Hangi kurum bakıyorsa iletilmesini rica ederiz.",
    "Acil olarak bakılmasını istiyoruz.",
    "Gereğinin yapılmasını arz ederim.",
  ],
  declines: [
    "Yapılan incelemede arızanın bina içi tesisattan kaynaklandığı görülmüştür; onarım kat maliklerinin sorumluluğundadır.",
    "Bildirilen yerde tarif edilen sorun tespit edilememiştir. Devam ederse fotoğrafla yeniden başvurabilirsiniz.",
  ],
  waits: [
    ["material", "yedek kapak temini"],
    ["unit", "kurumun kazı izni"],
    ["other", "hava koşulları"],
  ],
  leaves: {
    "altyapi-rogar": {
      says: [
        "{yer} rögar kapağı kırılmış",
        "{yer} rögar kapağı yerinden oynuyor, araç geçtikçe ses yapıyor",
        "{yer} rögar kapağı çalınmış, çukur açıkta",
        "{yer} rögar kapağı yola göre çok aşağıda kalmış",
        "Sokağın köşesindeki rögar kapağı çökmüş, {yer}",
      ],
      done: [
        "Kırık kapak yenisiyle değiştirildi.",
        "Rögar kapağı yol kotuna yükseltildi, çevresi betonlandı.",
        "Kapağın contası yenilendi, ses giderildi.",
      ],
    },
    "altyapi-izgara": {
      says: [
        "{yer} yağmur suyu ızgarası tıkalı",
        "{yer} mazgal tıkandığı için su birikiyor",
        "Yağmurda {yer} yol göl oldu, ızgara almıyor",
        "{yer} ızgara demiri kırık, tekerlek düşüyor",
      ],
      done: ["Izgara ve bağlı hat temizlendi, su akışı sağlandı.", "Kırık ızgara değiştirildi."],
    },
    "altyapi-su": {
      effects: ["Evde küçük çocuk var.", "Su boşa akıyor.", "Bütün sokak susuz kaldı."],
      says: [
        "{yer} su borusu patladı, su yola akıyor",
        "{süre} sular akmıyor, {yer}",
        "{yer} asfaltın altından su sızıyor",
        "{yer} su kesintisi ne zaman bitecek",
      ],
      done: ["Arıza ilgili kurumun ekibince giderildi, yol kapatıldı."],
    },
    "altyapi-kanal": {
      effects: ["Koku dayanılmaz hâlde.", "Giriş katındaki evleri basacak."],
      says: [
        "{yer} kanalizasyon taştı, pis su sokağa akıyor",
        "{yer} lağım kokusu var, {süre} geçmiyor",
        "{yer} kanal tıkandı, bodrumu pis su bastı",
      ],
      done: ["Hat vidanjörle açıldı, çevre yıkandı ve dezenfekte edildi."],
    },
    "altyapi-elektrik": {
      effects: ["Akşam sokak zifiri karanlık.", "Çocuklar için çok tehlikeli.", "Rüzgârda kıvılcım çıkıyor."],
      says: [
        "{yer} sokak lambası yanmıyor",
        "{yer} {n} sokak lambası {süre} sönük, sokak karanlık",
        "{yer} elektrik direği eğilmiş, devrilecek gibi",
        "Ağaç dalları elektrik teline değiyor, {yer}",
      ],
      done: [
        "Dağıtım şirketi ekibi lambaları yeniledi.",
        "Tele değen dallar budandı, direk için şirkete bildirim yapıldı.",
      ],
    },
    "altyapi-dogalgaz": {
      effects: ["Çocuklar için çok tehlikeli.", "Kış geldi, bekliyoruz."],
      says: [
        "{yer} doğal gaz hattı kazısı kapatılmadı",
        "{yer} doğal gaz kutusunun kapağı kırık",
        "Sokağımıza doğal gaz ne zaman gelecek, {yer}",
      ],
      done: ["Dağıtım şirketi kutuyu onardı.", "Kazı yeri kapatıldı."],
    },
    "altyapi-telekom": {
      effects: ["Kablo yola sarkıyor.", "Bütün sokak internetsiz kaldı."],
      says: [
        "{yer} telefon direği yatmış, kablo sarkıyor",
        "Fiber kazısı sonrası {yer} kapak açık kaldı",
        "{yer} internet hattı kutusu kırık, kablolar dışarıda",
      ],
      done: ["Kablo ve direk, kurumun ekibince onarıldı."],
    },
  },
};
