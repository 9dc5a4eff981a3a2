import type { SubjectText } from "./shape";

export const CLEANING: SubjectText = {
  effects: [
    "Koku yapıyor, pencere açamıyoruz.",
    "Sinek ve böcek çoğaldı.",
    "Kediler köpekler dağıtıyor, her yer çöp içinde.",
    "Yaz sıcağında dayanılmaz hâle geldi.",
    "Dükkânın önünden geçilmiyor.",
    "Çocukların oynadığı yer burası.",
    "Rüzgârda her yere uçuşuyor.",
    "Defalarca aradım, bir gelişme olmadı.",
  ],
  wishes: [
    "Alınmasını rica ederiz.",
    "Ekibin bugün gelmesini istiyoruz.",
    "Düzenli toplanmasını istiyoruz.",
    "Temizlenmesini rica ederim.",
    "Yardımcı olursanız seviniriz.",
    "Toplama günlerinin bildirilmesini rica ediyorum.",
  ],
  declines: [
    "Talep edilen noktaya konteyner konulması trafik güvenliği nedeniyle uygun bulunmamıştır. En yakın konteyner 60 metre mesafededir.",
    "Bildirilen alan özel mülkiyette olduğundan temizliği mal sahibine aittir; mal sahibine bildirim yapılmıştır.",
  ],
  waits: [
    ["material", "araç onarımı"],
    ["other", "mal sahibine verilen süre"],
    ["material", "yeni konteyner teslimi"],
  ],
  leaves: {
    "temizlik-cop": {
      says: [
        "{süre} çöpümüz alınmadı, {yer}",
        "{yer} çöpler {süre} toplanmıyor",
        "Çöp kamyonu {yer} girmeden geçiyor",
        "{yer} çöp poşetleri yolun ortasında kaldı",
        "{yer} çöp toplama saatinden sonra çöp bırakılıyor",
      ],
      done: [
        "Biriken çöpler bugün toplandı, ekip uyarıldı.",
        "Sokağınız toplama güzergâhına eklendi ve çöpler alındı.",
        "Çöpler toplandı, çevresi süpürülüp yıkandı.",
      ],
    },
    "temizlik-konteyner": {
      says: [
        "{yer} konteyner taştı",
        "{yer} konteynerin kapağı ve tekeri kırık",
        "{yer} bir çöp konteyneri daha konulmasını istiyoruz",
        "{yer} konteynerin yeri değişsin, tam kapımızın önünde duruyor",
        "{yer} konteyner kaldırıldı, yenisi gelmedi",
      ],
      done: [
        "Konteyner yenisiyle değiştirildi.",
        "Talep edilen noktaya konteyner yerleştirildi.",
        "Konteyner boşaltıldı, yıkandı ve dezenfekte edildi.",
      ],
    },
    "temizlik-supurme": {
      says: [
        "{yer} sokak {süre} süpürülmedi",
        "{yer} yapraklar toplanmadı, kaldırım kayıyor",
        "{yer} sokak çok kirli, yıkanmasını istiyoruz",
      ],
      done: ["Sokak süpürme aracıyla temizlendi.", "Yapraklar toplandı, sokak yıkandı."],
    },
    "temizlik-esya": {
      effects: ["Evde yer yok.", "Kaldırımı kapatıyor.", "Bir haftadır bekliyoruz."],
      wishes: ["Alınmasını rica ederiz.", "Hangi gün geleceğiniz bildirilirse seviniriz."],
      says: [
        "{yer} eski koltuk ve çekyat bırakıldı",
        "Evden çıkan eski eşyanın alınmasını istiyorum, {yer}",
        "{yer} konteynerin yanına mobilya atmışlar",
        "Buzdolabı ve yatak aldırmak istiyorum, {yer}",
      ],
      done: ["Eşyalar ekibimizce alındı.", "Verdiğimiz randevu gününde eski eşyanız teslim alındı."],
    },
    "temizlik-pazar": {
      says: [
        "Pazar yeri kapandıktan sonra {yer} yıkanmıyor",
        "Pazar sonrası {yer} sebze artıkları kaldı",
        "Pazar yeri temizliği geç yapılıyor, {yer} koku var",
      ],
      done: ["Pazar yeri ve çevresi yıkandı; pazar sonrası temizlik saati öne alındı."],
    },
    "temizlik-ot": {
      effects: ["Yılan ve böcek görülüyor.", "Yangın çıkmasından korkuyoruz.", "Çocukların oynadığı yer burası."],
      wishes: ["Biçilmesini rica ederiz.", "Temizlenmesini rica ederim."],
      says: [
        "{yer} otlar insan boyunu geçti",
        "{yer} kuru otlar yangın çıkaracak",
        "Boş arsada yabani ot var, {yer} yılan görüldü",
        "{yer} kaldırım kenarındaki otların biçilmesini istiyoruz",
      ],
      done: ["Otlar biçildi ve toplandı.", "Arsadaki kuru otlar temizlendi, mal sahibine bildirim yapıldı."],
    },
    "temizlik-donusum": {
      effects: ["Komşular ayrıştırıyor ama koyacak yer yok.", "Rüzgârda her yere uçuşuyor."],
      wishes: ["Yardımcı olursanız seviniriz.", "Düzenli boşaltılmasını istiyoruz."],
      says: [
        "{yer} geri dönüşüm kutusu konulmasını istiyoruz",
        "{yer} cam kumbarası doldu, alınmıyor",
        "Giysi kumbarası {yer} devrilmiş",
        "Apartmanımızdan atık pil ve yağ alınmasını istiyoruz, {yer}",
      ],
      done: ["Kumbara boşaltıldı ve toplama sıklığı artırıldı.", "Geri dönüşüm kutusu yerleştirildi."],
    },
    "temizlik-ilac": {
      effects: ["Pencere açamıyoruz.", "Çocuklar ısırıklar içinde.", "Akşamları dışarı çıkamıyoruz."],
      wishes: ["İlaçlama yapılmasını istiyoruz.", "Ekibin gelmesini istiyoruz."],
      says: [
        "{yer} sivrisinek çok arttı, ilaçlama istiyoruz",
        "{yer} fare görüyoruz",
        "Apartman çevresinde hamam böceği var, {yer} ilaçlama yapılsın",
        "{yer} kene çıktı",
      ],
      done: ["Bölgede larva ve uçkun ilaçlaması yapıldı.", "Rögar ve çevresinde haşere ilaçlaması yapıldı."],
    },
  },
};

export const RUBBLE: SubjectText = {
  effects: [
    "Yolun yarısı kapandı.",
    "Toz yüzünden pencere açamıyoruz.",
    "Çocuklar üzerinde oynuyor, çivi var.",
    "Arkasından başkaları da döküyor.",
    "Yağmurda rögarı tıkadı.",
  ],
  wishes: [
    "Kaldırılmasını rica ederiz.",
    "Dökenler hakkında işlem yapılmasını istiyoruz.",
    "Aldırmak için ne yapmam gerekiyor?",
    "Kamera kayıtlarına bakılmasını istiyoruz.",
    "Temizlenmesini istiyoruz.",
  ],
  declines: [
    "Moloz miktarı ücretsiz alım sınırını aştığından ücretli alım için başvurmanız gerekmektedir.",
    "Alan özel mülkiyette olduğundan temizliği mal sahibine aittir; tebligat yapılmıştır.",
  ],
  waits: [
    ["material", "kepçe ve kamyon planı"],
    ["other", "mal sahibine verilen süre"],
  ],
  leaves: {
    "moloz-alma": {
      effects: ["Tadilat bitti, torbalar kapıda.", "Kaldırımı kapatmak istemiyoruz."],
      wishes: ["Aldırmak için ne yapmam gerekiyor?", "Hangi gün alınacağının bildirilmesini rica ederim."],
      says: [
        "Tadilattan çıkan {n} torba molozun alınmasını istiyorum, {yer}",
        "{yer} banyo tadilatı molozu var, aldırmak istiyoruz",
        "{yer} kaldırımdaki moloz çuvalları alınmadı",
        "Moloz aldırmak için kayıt açtırmak istiyorum, {yer}",
      ],
      done: ["Molozunuz verilen günde alındı.", "Torbalar ekibimizce toplandı."],
    },
    "moloz-kacak": {
      says: [
        "Boş arsaya gece kamyonla moloz dökmüşler, {yer}",
        "{yer} kaçak döküm yapılıyor, plakayı aldık",
        "{yer} her gece moloz döküyorlar",
        "Dere kenarına moloz dökmüşler, {yer}",
      ],
      done: [
        "Döken araç tespit edildi, idari para cezası uygulandı; alan temizlendi.",
        "Alan temizlendi, bölgeye devriye ve kamera konuldu.",
      ],
    },
    "moloz-arsa": {
      says: [
        "{yer} boş arsa moloz ve çöple doldu",
        "Evimizin yanındaki boş arsa temizlensin, {yer}",
        "{yer} arsaya döküm yapılmış, kimse sahip çıkmıyor",
      ],
      done: ["Arsa iş makinesiyle temizlendi.", "Mal sahibine bildirim yapıldı, arsa temizlendi ve çevresi kapatıldı."],
    },
    "moloz-hafriyat": {
      says: [
        "{yer} hafriyat kamyonları brandasız geçiyor, toprak dökülüyor",
        "Damperli kamyonlar {yer} gece çalışıyor",
        "{yer} hafriyat kamyonu yolu çamur içinde bıraktı",
      ],
      done: ["Firma uyarıldı, yol yıkatıldı.", "İzinsiz çalışan kamyona ceza uygulandı."],
    },
  },
};
