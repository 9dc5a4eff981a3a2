import type { SubjectText } from "./shape";

export const ROAD: SubjectText = {
  effects: [
    "Dün bir motosikletli düştü.",
    "Araçların altı sürtüyor, lastikler zarar görüyor.",
    "Yağmur yağınca su doluyor ve hiç görünmüyor.",
    "Çocuklar servisten burada iniyor.",
    "Yaşlı komşularımız karşıya geçemiyor.",
    "Araçlar kaçarken karşı şeride giriyor.",
    "Bebek arabasıyla geçmek mümkün değil.",
    "Gece aydınlatma da az olduğu için daha tehlikeli.",
  ],
  wishes: [
    "En kısa sürede onarılmasını istiyoruz.",
    "Bir ekibin gelip bakmasını rica ederiz.",
    "Acilen kapatılmasını istiyorum.",
    "Kış gelmeden yapılırsa çok seviniriz.",
    "Programa alınıp alınmadığını öğrenmek istiyorum.",
    "Gereğini rica ederim.",
  ],
  declines: [
    "Talep edilen yol, mülkiyeti özel kişilere ait parsel içinde kaldığından belediyemizce çalışma yapılamamaktadır.",
    "Yerinde yapılan incelemede yolun bu kesiminin bu yılki asfalt programında yer almadığı görülmüştür. Talebiniz gelecek yılın programında değerlendirilecektir.",
    "Kasis yapımı için gerekli teknik koşullar bu kesimde sağlanmadığından talebiniz karşılanamamıştır.",
  ],
  waits: [
    ["material", "asfalt malzemesi"],
    ["other", "hava koşulları"],
    ["unit", "altyapı kurumunun çalışmasını bitirmesi"],
    ["material", "iş makinesi"],
  ],
  leaves: {
    "yol-cukur": {
      says: [
        "{yer} derin bir çukur var",
        "{yer} yol çöktü, çukur her gün büyüyor",
        "{yer} asfalt çökmüş, araç lastiği patladı",
        "{yer} {n} ayrı çukur oluştu, {süre} kapatılmadı",
        "Yağmurdan sonra {yer} büyük bir çukur açıldı",
      ],
      done: [
        "Çukur sıcak asfaltla kapatıldı, yol trafiğe açıldı.",
        "Ekibimiz çöken bölümü kırıp dolgu yaptı ve asfaltladı.",
        "Bildirdiğiniz yerdeki çukurlar soğuk asfaltla onarıldı; kalıcı yama programa alındı.",
      ],
    },
    "yol-asfalt": {
      says: [
        "{yer} asfalt tamamen bozuldu, yama üstüne yama yapılmış",
        "{yer} yolun asfaltlanmasını istiyoruz",
        "{yer} yol bozuk, {süre} bekliyoruz",
        "Mahallede her yer asfaltlandı, yalnız {yer} yapılmadı",
      ],
      done: [
        "Sokağınızın asfalt serimi tamamlandı.",
        "Yol, asfalt yenileme programına alındı ve bu hafta serimi yapıldı.",
      ],
    },
    "yol-kasis": {
      effects: [
        "Okul çıkışında çocuklar geçiyor.",
        "Geçen ay burada kaza oldu.",
        "Yaşlı komşularımız karşıya geçemiyor.",
      ],
      wishes: [
        "Programa alınıp alınmadığını öğrenmek istiyorum.",
        "Gereğini rica ederim.",
        "Bir ekibin gelip bakmasını rica ederiz.",
      ],
      says: [
        "{yer} araçlar çok hızlı geçiyor, kasis istiyoruz",
        "Okul çıkışında {yer} hız kesici yapılmasını istiyoruz",
        "{yer} kasis çok yüksek, araçların altı sürtüyor",
        "{yer} kasis söküldü, yenisi {süre} takılmadı",
      ],
      done: [
        "Talep edilen yere kasis yerleştirildi, uyarı levhası dikildi.",
        "Kasis yüksekliği yönetmeliğe uygun hâle getirildi, çizgileri boyandı.",
      ],
    },
    "yol-stabilize": {
      says: [
        "{yer} toprak yol yağmurdan sonra çamur oldu, araç giremiyor",
        "{yer} stabilize yola mıcır dökülmesini istiyoruz",
        "Yolumuz hâlâ toprak yol, {yer} çamurdan yürünmüyor",
      ],
      done: [
        "Yol greyderle düzeltildi, mıcır serilip sıkıştırıldı.",
        "Stabilize malzeme serildi, yol araç geçişine uygun hâle getirildi.",
      ],
    },
    "yol-kazi": {
      says: [
        "{yer} kazı yapıldı ama yol düzeltilmeden bırakıldı",
        "{yer} kazdılar, üstünü toprakla kapatıp gittiler",
        "Hat çalışması sonrası {yer} kazılan yer çöktü",
        "{yer} {süre} açık kazı duruyor, çevresinde şerit bile yok",
      ],
      done: [
        "Kazı yeri yeniden sıkıştırıldı ve asfaltlandı.",
        "Kazıyı yapan kurum uyarıldı; yolun eski hâline getirilmesi sağlandı.",
      ],
    },
    "yol-levha": {
      effects: ["Kazalar oluyor.", "Yaşlı komşularımız karşıya geçemiyor.", "Kargo ve ambulans adresi bulamıyor."],
      wishes: ["Gereğini rica ederim.", "Bir ekibin gelip bakmasını rica ederiz."],
      says: [
        "{yer} trafik levhası devrilmiş",
        "{yer} yaya geçidi çizgileri silinmiş, görünmüyor",
        "{yer} kavşağa trafik aynası konulmasını istiyoruz",
        "{yer} sokak adını gösteren yön levhası yok",
      ],
      done: [
        "Levha yenilendi ve yerine dikildi.",
        "Yaya geçidi çizgileri yeniden boyandı.",
        "Kavşağa trafik aynası takıldı.",
      ],
    },
    "yol-ana-arter": {
      says: [
        "Anadolu Caddesi üzerinde, {sokak} hizasında derin çukur var",
        "Ana arterde orta refüj demirleri devrilmiş, {sokak} hizasında",
        "Bulvarda asfalt dalgalanmış, {sokak} hizasında araçlar savruluyor",
        "Üst geçit asansörü {süre} çalışmıyor",
      ],
      done: ["Yapılan geçici onarım ile tehlike giderildi; kalıcı onarım için yetkili kuruma bilgi verildi."],
    },
  },
};
