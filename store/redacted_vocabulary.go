package store

import "strings"

// vocabulary is what is known of the words that names are made of, folded.
type vocabulary struct {
	folding *secretNames

	titles       map[string]bool
	articles     map[string]bool // that stand before a name and may be missing, or stand behind it in a list
	particles    map[string]bool // that stand between names, articles among them
	opening      map[string]bool // that are no name without what follows
	closing      map[string]bool // that are no name without what stands before
	institutions map[string]bool // that stand in the name of what is no person
	ordinary     map[string]bool // that are surnames too, and say nothing of anybody alone
	small        map[string]bool // that every sentence holds, and that only sound like a name
}

func newVocabulary() *vocabulary {
	v := &vocabulary{folding: newSecretNames(nil)}
	set := func(words ...string) map[string]bool {
		all := map[string]bool{}
		for _, word := range strings.Fields(strings.Join(words, " ")) {
			all[v.keyOf(word)] = true
		}
		return all
	}
	v.titles = set(titleWords, arabicTitles, russianTitles)
	v.articles = set("al el ul il ad ed as es ash esh ar er at et an en az ez adh ath аль эль ал эл ад ас аш аз ар ат ан")
	v.particles = set("al el ul il ad ed as es ash esh ar er at et an en az ez adh ath bin ben ibn bint de del della di da dos van von der den la le y аль эль ал эл ад ас аш аз ар ат ан ибн бин")
	v.particles[v.keyOf("بن")], v.particles[v.keyOf("بنت")], v.particles[v.keyOf("ابن")] = true, true, true
	v.opening = set("abu abou umm um oum abd abdul abdel abdal abdur abou mac ould saint san абу умм абд абдул абдель أبو أبا أبي أم عبد")
	v.closing = set("allah ullah llah din deen dine eddin eddine الله الدين دين")
	v.institutions = set(institutionWords, arabicInstitutions)
	v.ordinary = set(ordinaryWords, arabicOrdinary)
	v.small = set(smallWords)
	return v
}

const titleWords = `dr doctor prof professor mr mrs ms miss mx sir dame lord lady sheikh shaikh shaykh sheik cheikh mullah mulla imam haj hajj haji hajji sayyid sayed sayyed syed ustaz ustad
	col colonel gen general lt lieutenant maj major capt captain sgt sergeant brig brigadier cdr cmdr commander cpl corporal pvt private adm admiral marshal officer eng engineer emir amir
	judge minister ambassador president governor mayor father fr sister brother pastor rev reverend bishop patriarch mufti mukhtar nurse witness`

const arabicTitles = `دكتور الدكتور د دكتورة شيخ الشيخ عقيد العقيد عميد العميد لواء اللواء سيد السيد سيدة السيدة استاذ الأستاذ مهندس المهندس حاج الحاج حجي مقدم المقدم رائد الرائد نقيب النقيب ملازم الملازم
	قائد القائد امام الإمام مفتي المفتي مختار المختار قاضي القاضي ملا الملا وزير الوزير طبيب الطبيب محامي المحامي`

const russianTitles = `господин госпожа доктор профессор товарищ гражданин полковник подполковник генерал майор капитан лейтенант шейх имам хаджи судья министр`

// institutionWords stand in the names of bodies, media, places and callings. A name with one of them is not taken apart: the parts say nothing of anybody.
const institutionWords = `the of for and in on to by from with local council committee commission agency agence press presse media news newspaper times daily tribune herald watch monitor monitors monitoring
	observatory observer observers network union league group front army armies brigade brigades battalion forces party government ministry office bureau department directorate authority
	administration police court hospital clinic centre center school university institute foundation organisation organization association society charity fund relief aid rescue civil defence
	defense helmets crescent doctors médecins rights human international national united nations world global syrian russian american turkish iranian kurdish arab islamic syria russia turkey
	iran iraq lebanon israel telegraph reuters radio tv television channel broadcasting corporation company ltd inc team unit service services resident residents witnesses source sources
	reporter reporters correspondent activist activists journalist volunteers volunteer staff people family families governorate region area diary report archive anonymous unknown somebody
	someone nobody various several local regional hotel mosque factory airport checkpoint convoy magazine bulletin gazette xinhua tass interfax sana analyst analysts desk admin administrator
	user root tester test`

const arabicInstitutions = `مجلس المجلس مكتب المكتب شبكة وكالة مركز المركز لجنة اللجنة منظمة جمعية هيئة الهيئة مرصد المرصد قناة جريدة صحيفة اذاعة جيش الجيش لواء كتيبة جبهة حركة حزب حكومة الحكومة وزارة مديرية
	شرطة محكمة مشفى مستشفى مدرسة جامعة دفاع الدفاع المدني هلال الهلال الأحمر مصدر مصادر شاهد شهود ناشط ناشطون مراسل مراسلون اهالي سكان مدينة ريف قرية بلدة شارع ساحة مخيم اخبار الأخبار`

// ordinaryWords are words of every text that are surnames too. Alone they stay, and the look-over names them.
const ordinaryWords = `january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday said has had can will man men many all any day
	days night week month year winter summer spring fall snow rain storm frost north south east west young old long short small little large great strong sharp swift wise rich good best better
	white black brown green gray grey red blue gold silver king queen prince bishop pope priest knight baker cook farmer fisher hunter miller mason shepherd driver carpenter gardener potter
	porter page park parks hill hills field fields forest wood woods stone rock rivers river lake brook bridge church house hall castle town lane street road gate gates wall well wells pool
	waters sands banks bank marsh moss glass bell bird wolf fox bull lamb love joy hope faith grace peace war battle law justice power post price cash case cross shell shells mine mines gun guns
	head hand foot read major general minister speaker born more most much mark grant bill frank art right rights left key keys stern start stop close open free freed ready sick dead living camp
	camps base guard guards ward wards marshal police powers states union moore target targets victim victims rebel rebels soldier soldiers civilian civilians child children fire fires water
	food aid truce talks strike strikes attack attacks hit killed injured wounded removed avenue square mountain village city district province region area central northern southern eastern
	western market new list front local people family daily press paper journal record times world global home force`

const arabicOrdinary = `علي على حرب سلام صالح كامل طيب كبير صغير جديد قديم شرقي غربي شمالي جنوبي عسكري مدني ليل نهار بيت باب جبل نهر بحر حسين سوري عراقي شهيد جندي قتيل جريح عدل نصر نور حق امن عام خاص`

// smallWords are the commonest words of English, Russian and Arabic texts.
const smallWords = `the and for with from that this these those there their they them then than was were are been being his her hers she him its not nor but out off over under into onto near about after before between
	during against some each one two three four five six seven eight nine ten eleven twelve says say told tell saw see seen hear heard who whom whose which what when where while why how our ours your you all both few
	own same too very just only also again once here other such until because through above below down his my me we us it is if as so up no or an at be by do he in of on to did does done had has have would could should may might must shall
	это что как так его она они был была были при для над под без или если уже еще все всех где кто когда после перед между через около также того этого
	على الى إلى عن من في ما لا ان أن إن او أو هو هي هم كان كانت قد لم لن ثم بعد قبل بين حتى هذا هذه ذلك التي الذي عند مع كل بعض غير حول ضد خلال اي أي ايضا`
