import type { SubjectText } from "./shape";

export const TRANSPORT: SubjectText = {
  effects: [
    "İşe geç kalıyoruz.",
    "Öğrenciler sıcakta bekliyor.",
    "Yaşlılar için çok zor.",
    "Ambulans girse geçemez.",
    "Her gün aynı sorun.",
  ],
  wishes: [
    "İlgili kuruma iletilmesini rica ederim.",
    "Sefer eklenmesini istiyoruz.",
    "Çözüm bulunmasını istiyoruz.",
    "Denetlenmesini rica ediyorum.",
    "Bilgi verilmesini rica ederim.",
  ],
  declines: [
    "Bildirilen sokakta park yasağı bulunmadığından işlem yapılamamıştır.",
    "Talebiniz ulaşım planına uygun bulunmamıştır.",
  ],
  waits: [
    ["unit", "kurumun cevabı"],
    ["unit", "trafik komisyonu kararı"],
  ],
  leaves: {
    "ulasim-otobus": {
      says: [
        "Otobüs seferleri çok seyrek, {yer} {n}0 dakika bekliyoruz",
        "Sabah otobüs gelmiyor, {sokak} durağında kaldık",
        "{n}21 numaralı hattın otobüs seferleri artırılsın",
        "Otobüs durakta durmadan geçti, {yer}",
      ],
      done: ["Talebiniz kurumla görüşüldü; sabah saatlerine ek sefer konuldu."],
    },
    "ulasim-durak": {
      says: [
        "{yer} durağın camı kırık",
        "{yer} otobüs durağında oturacak yer yok",
        "Durağın üstü kapalı değil, {yer} yağmurda ıslanıyoruz",
        "{yer} durak levhası yok",
      ],
      done: ["Durak camı yenilendi.", "Durağa bank ve gölgelik konuldu."],
    },
    "ulasim-izban": {
      says: [
        "İZBAN istasyonunda yürüyen merdiven {süre} çalışmıyor",
        "Banliyö seferleri akşam çok kalabalık",
        "İZBAN alt geçidi karanlık ve kirli, {yer}",
      ],
      done: ["İstasyon işletmesi merdiveni onardı."],
    },
    "ulasim-tramvay": {
      says: [
        "Tramvay durağına engelli erişimi yok, {yer}",
        "Çiğli Tramvayı seferleri gece erken bitiyor",
        "{yer} tramvay yolu kenarında korkuluk eksik",
      ],
      done: ["Korkuluk tamamlandı."],
    },
    "ulasim-park": {
      effects: ["Ambulans girse geçemez.", "Her gün aynı sorun.", "Kaldırımdan yürünmüyor."],
      wishes: ["Denetlenmesini rica ediyorum.", "Çözüm bulunmasını istiyoruz."],
      says: [
        "{yer} araçlar çift sıra park ediyor",
        "Garaj önüne park ediyorlar, {yer}",
        "{yer} kaldırıma araç park ediliyor",
        "{yer} araçlar park edince çöp kamyonu giremiyor",
      ],
      done: [
        "Denetim yapıldı, hatalı park eden araçlara işlem uygulandı.",
        "Park yasağı levhası konuldu, ekipler düzenli denetliyor.",
      ],
    },
    "ulasim-sinyal": {
      effects: ["Dün bir kaza oldu.", "Yaşlılar için çok zor."],
      wishes: ["İlgili kuruma iletilmesini rica ederim.", "Bir an önce onarılmasını istiyoruz."],
      says: [
        "{yer} trafik ışığı yanmıyor",
        "Yaya için yeşil süre çok kısa, {yer}",
        "{yer} sinyalizasyon arızalı, kaza olacak",
      ],
      done: ["Arıza giderildi."],
    },
  },
};

export const PARKS: SubjectText = {
  effects: [
    "Çocuk düşecek diye korkuyoruz.",
    "Akşamları kullanamıyoruz.",
    "Dallar pencereye giriyor.",
    "Rüzgârda çatırdıyor, arabaların üstüne düşecek.",
    "Yaşlılar oturamıyor.",
    "Güzelim park bakımsız kaldı.",
    "Arılar yuva yaptı.",
  ],
  wishes: [
    "Onarılmasını rica ederiz.",
    "Budama yapılmasını istiyoruz.",
    "Bir ekip gelip baksın istiyoruz.",
    "Yenilenmesini istiyoruz.",
    "Programa alınmasını rica ederim.",
  ],
  declines: [
    "Ağacın sağlıklı olduğu, kesim veya taç budaması gerektirmediği görülmüştür. Budama dönemi kasım–mart aylarıdır.",
    "Ağaç özel bahçede kaldığından bakımı mal sahibine aittir.",
    "Talep edilen alan imar planında park olarak ayrılmadığından donatı konulamamaktadır.",
  ],
  waits: [
    ["material", "yedek parça"],
    ["other", "budama dönemi"],
    ["material", "sepetli araç"],
    ["other", "kuş yuvalama dönemi"],
  ],
  leaves: {
    "park-oyun": {
      effects: ["Çocuk düşecek diye korkuyoruz.", "Bir çocuğun eli kesildi.", "Güzelim park bakımsız kaldı."],
      says: [
        "{park} salıncağın zinciri kopuk",
        "{park} kaydırak kırılmış, kenarı kesiyor",
        "Çocuk parkında zemin kauçukları sökülmüş, {yer}",
        "{park} tahterevalli çalışmıyor",
        "{park} oyun grubunun vidaları çıkmış",
      ],
      done: [
        "Salıncağın zinciri ve oturağı yenilendi.",
        "Kırık parça değiştirildi, oyun grubu güvenlik kontrolünden geçirildi.",
        "Zemin kauçukları yenilendi.",
      ],
    },
    "park-agac": {
      effects: [
        "Dallar pencereye giriyor.",
        "Rüzgârda çatırdıyor, arabaların üstüne düşecek.",
        "Arılar yuva yaptı.",
        "Kuru yapraklar balkonu dolduruyor.",
      ],
      wishes: ["Budama yapılmasını istiyoruz.", "Bir ekip gelip baksın istiyoruz.", "Programa alınmasını rica ederim."],
      says: [
        "{yer} ağaç dalları balkona giriyor, budama istiyoruz",
        "{yer} ağaç dalları lambayı kapatıyor",
        "{yer} palmiye yaprakları kurudu, yola sarkıyor",
        "Sokağımızdaki ağaçların budama sırası ne zaman, {yer}",
        "{yer} ağaçların dalları trafik levhasını kapatmış",
      ],
      done: ["Ağaçlar budandı, dallar toplandı.", "Tehlikeli dallar alındı; genel budama dönem programına eklendi."],
    },
    "park-aydinlatma": {
      effects: ["Akşamları kullanamıyoruz.", "Kadınlar ve çocuklar tedirgin oluyor."],
      says: [
        "{park} lambalar {süre} yanmıyor",
        "{park} akşam park karanlık, giremiyoruz",
        "Yürüyüş yolunda {n} direğin aydınlatması sönük, {yer}",
      ],
      done: ["Park aydınlatması onarıldı, {n} armatür yenilendi.", "Kablo arızası giderildi, lambalar yanıyor."],
    },
    "park-bank": {
      effects: ["Yaşlılar oturamıyor.", "Güzelim park bakımsız kaldı."],
      says: [
        "{park} bankların tahtaları kırık",
        "{park} çeşme {süre} akmıyor",
        "{park} kamelya yıkılacak gibi",
        "{yer} birkaç bank konulmasını istiyoruz",
      ],
      done: [
        "Banklar onarılıp boyandı.",
        "Çeşmenin musluğu ve tesisatı yenilendi.",
        "Talep edilen yere iki bank konuldu.",
      ],
    },
    "park-sulama": {
      effects: ["Güzelim park bakımsız kaldı.", "Su boşa akıyor, yazık.", "Toz kalkıyor."],
      says: [
        "{park} çimler kurudu, sulama yapılmıyor",
        "{yer} fıskiye bozulmuş, su yola akıyor",
        "Refüjdeki çimler biçilmedi, {yer}",
        "{park} sulama gündüz sıcağında yapılıyor",
      ],
      done: ["Sulama hattı onarıldı, zaman ayarı geceye alındı.", "Çim biçimi yapıldı."],
    },
    "park-kuru": {
      says: [
        "{yer} kurumuş ağaç devrilecek",
        "{yer} çürük ağaç evin üstüne yatmış",
        "Fırtınada ağaç devrildi, {yer} yolu kapattı",
      ],
      done: ["Kuru ağaç kontrollü biçimde kesildi, yerine fidan dikilecek.", "Devrilen ağaç kaldırıldı, yol açıldı."],
    },
    "park-kesim": {
      effects: ["Yirmi yıllık ağaçlar gidiyor.", "Kuşların yuvası vardı."],
      wishes: ["Durdurulmasını istiyoruz.", "İzin olup olmadığını öğrenmek istiyorum."],
      says: [
        "{yer} izinsiz ağaç kesiyorlar",
        "Apartman yönetimi {yer} ağaçları kestirdi",
        "{yer} şu anda ağaç kesiliyor, izin var mı",
      ],
      done: [
        "Tutanak düzenlendi, kesim durduruldu ve ceza işlemi başlatıldı.",
        "Kesimin izinli olduğu yerinde doğrulandı.",
      ],
    },
    "park-spor": {
      effects: ["Gençler kullanamıyor.", "Bir çocuğun eli kesildi.", "Akşamları boş kalıyor."],
      says: [
        "{park} basketbol potasının filesi ve çemberi kırık",
        "{park} spor aletleri paslanmış",
        "Halı saha çevresindeki tel delik, {yer}",
        "{yer} futbol sahasının aydınlatması yanmıyor",
      ],
      done: ["Pota çemberi ve file yenilendi.", "Spor aletlerinin bakımı yapıldı."],
    },
  },
};

export const ANIMALS: SubjectText = {
  effects: [
    "Arka ayağının üstüne basamıyor.",
    "Çocuklar okula korkarak gidiyor.",
    "Mahalleli olarak besliyoruz ama yetmiyor.",
    "Sabah yürüyüşüne çıkamıyoruz.",
    "Yavruları da var.",
    "Sıcakta durumu kötüleşiyor.",
  ],
  wishes: [
    "Alınıp tedavi edilmesini istiyoruz.",
    "Acil yardım bekliyoruz.",
    "Randevu verilmesini rica ederim.",
    "Ekip gönderilmesini rica ediyoruz.",
    "Ne yapmamız gerektiğini öğrenmek istiyorum.",
  ],
  declines: [
    "Sahipli hayvanların kısırlaştırılması hizmet kapsamında değildir.",
    "Bildirilen yerde hayvana rastlanmamıştır. Yeniden görürseniz konum bildirmenizi rica ederiz.",
  ],
  waits: [
    ["other", "ameliyathane sırası"],
    ["other", "bakımevinde yer açılması"],
  ],
  leaves: {
    "veteriner-yarali": {
      says: [
        "{yer} yaralı sokak köpeği var",
        "Araba çarpmış kedi {yer} yatıyor",
        "{yer} hasta kedi var, gözleri kapalı",
        "{yer} köpek topallıyor, yarası açık",
      ],
      done: ["Hayvan ekibimizce alındı, tedavisine başlandı.", "Yerinde müdahale edildi, ilaç tedavisi uygulandı."],
    },
    "veteriner-kisir": {
      effects: [
        "Yavruları da var.",
        "Mahalleli olarak besliyoruz ama çoğalıyorlar.",
        "Daha önce de kayıt bırakmıştık.",
      ],
      wishes: [
        "Randevu verilmesini rica ederim.",
        "Ne yapmamız gerektiğini öğrenmek istiyorum.",
        "Ekip gönderilmesini rica ediyoruz.",
      ],
      says: [
        "Sokak kedileri için kısırlaştırma randevusu istiyorum, {yer}",
        "{yer} {n} köpek var, kısırlaştırılsın",
        "Baktığımız kedinin kısırlaştırma sırası ne zaman gelecek, {yer}",
      ],
      done: [
        "Randevunuz verildi, işlem tamamlandı.",
        "Hayvanlar kısırlaştırılıp aşılandı ve alındıkları yere bırakıldı.",
      ],
    },
    "veteriner-saldirgan": {
      effects: ["Çocuklar okula korkarak gidiyor.", "Sabah yürüyüşüne çıkamıyoruz.", "Dün bir komşumuz ısırıldı."],
      wishes: ["Alınmalarını istiyoruz.", "Ekip gönderilmesini rica ediyoruz.", "Acil yardım bekliyoruz."],
      says: [
        "{yer} köpekler sürü hâlinde geziyor, saldırıyor",
        "{yer} saldırgan köpek bir çocuğu kovaladı",
        "Gece boyunca havlıyorlar, {yer} {n} köpek var",
      ],
      done: [
        "Ekip bölgede çalıştı; saldırgan köpek gözleme alındı.",
        "Köpekler alındı, aşı ve kısırlaştırma işlemleri yapıldı.",
      ],
    },
    "veteriner-olu": {
      effects: ["Koku başladı.", "Çocuklar görüyor.", "Sıcakta durumu kötüleşiyor."],
      wishes: ["Alınmasını rica ederiz.", "Ekip gönderilmesini rica ediyoruz."],
      says: [
        "{yer} ölü kedi var, alınmasını istiyoruz",
        "Yol kenarında köpek ölüsü, {yer}",
        "{yer} ölmüş hayvan {süre} duruyor, koktu",
      ],
      done: ["Ölü hayvan alındı, yer dezenfekte edildi."],
    },
    "veteriner-besleme": {
      effects: ["Mahalleli olarak besliyoruz ama yetmiyor.", "Kışın sığınacak yerleri yok.", "Yavruları da var."],
      wishes: ["Yardımcı olursanız seviniriz.", "Bırakılmasını rica ederiz."],
      says: [
        "{yer} sokak hayvanları için mama ve su kabı istiyoruz",
        "{yer} kedi evi konulmasını istiyoruz",
        "Mama desteği almak istiyorum, {yer} {n} kediye bakıyorum",
      ],
      done: ["Mama ve su kabı bırakıldı.", "Kedi evi yerleştirildi; mama desteği kaydınız açıldı."],
    },
    "veteriner-sahip": {
      effects: ["Evimiz bahçeli.", "İnternetten bulamadım.", "Hafta sonu gelebiliriz."],
      wishes: ["Bilgi almak istiyorum.", "Dönüş yapılmasını rica ederim."],
      says: [
        "Barınaktan köpek sahiplenmek istiyorum",
        "Bulduğum yavru kediler için sahiplendirme ilanı verilebilir mi",
        "Sahiplendirme için hangi belgeler gerekiyor",
      ],
      done: ["Sahiplendirme koşulları bildirildi, bakımevi ziyareti için gün verildi."],
    },
  },
};
