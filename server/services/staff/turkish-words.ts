/** What is typed first in Turkish, without marks: provinces, clubs, first names, months and days, and the words of passwords and of a town hall. */
const LINES = [
  "adana adiyaman afyonkarahisar afyon agri amasya ankara antalya artvin aydin balikesir bilecik bingol bitlis bolu burdur bursa canakkale cankiri corum",
  "denizli diyarbakir edirne elazig erzincan erzurum eskisehir gaziantep antep giresun gumushane hakkari hatay isparta mersin istanbul izmir kars kastamonu",
  "kayseri kirklareli kirsehir kocaeli izmit konya kutahya malatya manisa kahramanmaras maras mardin mugla mus nevsehir nigde ordu rize sakarya adapazari",
  "samsun siirt sinop sivas tekirdag tokat trabzon tunceli sanliurfa urfa usak van yozgat zonguldak aksaray bayburt karaman kirikkale batman sirnak bartin",
  "ardahan igdir yalova karabuk kilis osmaniye duzce turkiye anadolu ege marmara karadeniz akdeniz vatan bayrak ataturk cumhuriyet",
  "galatasaray fenerbahce besiktas trabzonspor goztepe karsiyaka bursaspor altay altinordu basaksehir cimbom kanarya kartal cezaevi aslan sampiyon",
  "ahmet mehmet mustafa ali huseyin hasan ibrahim ismail osman yusuf murat omer ramazan halil suleyman abdullah mahmut recep salih kemal fatih emre burak",
  "serkan hakan gokhan volkan kaan deniz can cem efe yigit arda kerem emir eymen berat fatma ayse emine hatice zeynep elif meryem serife zehra sultan hanife",
  "merve zeliha esra fadime ozlem hacer yasemin hulya sevgi derya leyla filiz nur songul dilek gul kubra busra tugba gamze ebru pinar selin ece defne",
  "yilmaz kaya demir celik sahin yildiz yildirim ozturk aydin ozdemir arslan dogan kilic aslan cetin kara koc kurt ozkan simsek polat erdogan",
  "ocak subat mart nisan mayis haziran temmuz agustos eylul ekim kasim aralik pazartesi sali carsamba persembe cuma cumartesi pazar bugun yarin",
  "sifre sifrem sifresi parola parolam gizli giris kullanici yonetici sistem bilgisayar internet deneme merhaba selam hosgeldin hosgeldiniz gunaydin",
  "seviyorum seniseviyorum askim ask canim cicek melek prenses bebek anne annem baba babam kardes dunya hayat guzel sevgilim kalbim tatli",
  "belediye belediyesi baskan baskani mudur mudurluk mudurlugu memur personel cozum masasi cozummasasi cagri merkezi halkla iliskiler vatandas basvuru",
  "bilgiislem zabita itfaiye park bahce temizlik isleri imar hizmet sehir ilce mahalle sokak cadde buyuksehir kaymakam valilik kamu devlet",
];

export const TURKISH_WORDS: string[] = LINES.flatMap((line) => line.split(" "));
