import type { SubjectText } from "./shape";

export const QUESTIONS: SubjectText = {
  effects: [
    "İnternetten bulamadım.",
    "Geçen hafta da aramıştım.",
    "Yaşlı olduğum için gelmem zor.",
    "Bu hafta işlem yaptırmam gerekiyor.",
    "Telefonla ulaşamadım.",
  ],
  wishes: [
    "Bilgi verir misiniz?",
    "Bilgi almak istiyorum.",
    "Yardımcı olursanız sevinirim.",
    "Dönüş yapılmasını rica ederim.",
    "Şimdiden teşekkür ederim.",
  ],
  declines: [
    "Talep ettiğiniz bilgi üçüncü kişilere ait kişisel veri içerdiğinden verilememektedir.",
    "Başvurunuzda kimlik ve adres bilgileri bulunmadığından işleme alınamamıştır.",
  ],
  waits: [
    ["citizen", "eksik belge"],
    ["unit", "başka birimin cevabı"],
    ["unit", "sosyal inceleme"],
  ],
  leaves: {
    "bilgi-saat": {
      says: [
        "Belediye kaçta açılıyor",
        "Öğle arasında vezne açık mı",
        "Cumartesi günü açık mısınız",
        "Nikâh salonu kaçta kapanıyor, adresiniz nerede",
        "Hangi evrakla gelmem gerekiyor",
      ],
      done: [
        "Hizmet binamız hafta içi 08.00–17.00 saatleri arasında açıktır.",
        "Veznelerimiz hafta içi 08.30–16.30 arasında hizmet vermektedir.",
        "Gerekli evrak listesi ve birimin yeri bildirildi.",
      ],
    },
    "bilgi-sonuc": {
      says: [
        "Geçen hafta yaptığım başvurum ne oldu",
        "Başvurumun durumunu öğrenmek istiyorum",
        "Başvuru sonucu hâlâ gelmedi, ne aşamada",
        "Takip numaramı kaybettim, başvurumun durumu nedir",
      ],
      done: [
        "Başvurunuzun durumu ve sorumlu birim bildirildi.",
        "Başvurunuzun takip bağlantısı yeniden gönderildi.",
        "Başvurunuz üzerinde çalışılıyor; son tarihi bildirildi.",
      ],
    },
    "bilgi-vergi": {
      says: [
        "Emlak vergisi borcumu nereden öğrenebilirim",
        "İkinci taksit son ödeme günü ne zaman",
        "Çevre temizlik vergisi neden yüksek geldi",
        "Yeni aldığım ev için beyanname vermem gerekiyor mu",
        "Borcu yoktur yazısı nasıl alırım",
      ],
      done: [
        "Borç bilgisi ve ödeme yolları bildirildi.",
        "Beyanname için gerekli belgeler bildirildi.",
        "Tahakkuk incelendi, hesaplama açıklandı.",
      ],
    },
    "bilgi-imar": {
      says: [
        "Parselimin imar durumunu öğrenmek istiyorum",
        "Binamızın iskânı var mı",
        "Yapı ruhsatı başvurusu için ne gerekiyor",
        "Evimizin yapı kayıt dosyasını görmek istiyorum",
      ],
      done: ["İmar durum belgesi için başvuru yolu bildirildi.", "Dosya incelendi, yapı ruhsatı bilgisi verildi."],
    },
    "bilgi-nikah": {
      says: [
        "Nikâh günü almak istiyorum",
        "Evlenmek için hangi belgeler gerekiyor",
        "Geçen ay verdiğim dilekçe kayıt numarası nedir",
      ],
      done: ["Nikâh için gerekli belgeler ve boş günler bildirildi.", "Evrak kayıt numarası ve birimi bildirildi."],
    },
    "bilgi-etkinlik": {
      says: [
        "Yaz kurslarına kayıt ne zaman başlıyor",
        "Bu hafta sonu konser var mı",
        "Çocuk tiyatrosu biletini nereden alırım",
        "El sanatları kurs kaydı için yaş sınırı var mı",
      ],
      done: ["Kurs tarihleri ve kayıt koşulları bildirildi.", "Etkinlik takvimi paylaşıldı."],
    },
    "bilgi-yardim": {
      says: [
        "Sosyal yardım başvurusu yapmak istiyorum",
        "Gıda kolisi için nereye başvurulur",
        "Yatalak annem için hasta yatağı istiyoruz",
        "Evde bakım hizmetinden yararlanmak istiyorum",
      ],
      done: [
        "Sosyal inceleme yapıldı, desteğiniz bağlandı.",
        "Gıda kolisi adresinize teslim edildi.",
        "Başvuru alındı, evde bakım ekibi sizi ziyaret etti.",
      ],
    },
    "bilgi-is": {
      says: ["İş başvurusu yapmak istiyorum", "Personel alımı var mı", "Zorunlu staj için başvuru tarihleri nedir"],
      done: ["Başvurunuz kayıt altına alındı.", "Staj başvuru tarihleri ve koşulları bildirildi."],
    },
    "bilgi-muhtar": {
      says: [
        "Mahalle muhtarının telefonunu öğrenmek istiyorum",
        "Muhtarlık binası ne zaman açık",
        "Muhtarlığın tabelası değişsin istiyoruz",
      ],
      done: ["Muhtarlık bilgileri bildirildi.", "Tabela yenilendi."],
    },
    "bilgi-numarataj": {
      says: [
        "Binamızın kapı numarası yanlış görünüyor",
        "Yeni yapılan evim için numarataj belgesi istiyorum",
        "Adres tespiti yapılmasını istiyorum, kargo bulamıyor",
      ],
      done: [
        "Yerinde tespit yapıldı, adres kaydı düzeltildi.",
        "Numarataj belgesi hazırlandı; vezneden alabilirsiniz.",
      ],
    },
    "bilgi-4982": {
      says: [
        "4982 sayılı Kanun kapsamında park yapım harcamalarını öğrenmek istiyorum",
        "Bilgi edinme kapsamında asfalt programının bir örneğini istiyorum",
        "4982 sayılı Kanun uyarınca ihale sözleşmesinin bilgisini talep ediyorum",
      ],
      done: [
        "İstenen bilgi ve belgeler yazı ekinde sunuldu.",
        "Bilgiler açık kaynakta yayımlanmış olup bağlantısı bildirildi.",
      ],
    },
    "bilgi-gorus": {
      effects: ["Emeği geçenlere selamlar.", "Mahalleli olarak çok sevindik.", "Böyle hizmetler örnek olsun."],
      wishes: ["Şimdiden teşekkür ederim.", "İlgililere iletilmesini rica ederim."],
      says: [
        "Park ekibine teşekkür ederiz, budama çok güzel olmuş",
        "Zabıta ekibinin ilgisinden çok memnun kaldık",
        "Mahallemize bisiklet yolu yapılmasını öneriyorum",
        "Önerim şu: pazar yerine gölgelik yapılsın",
        "Temizlik işçilerine teşekkür etmek istiyorum",
      ],
      done: ["Teşekkürünüz ilgili ekibe iletildi.", "Öneriniz ilgili müdürlükte değerlendirilmek üzere kayda alındı."],
    },
  },
};
