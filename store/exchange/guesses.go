package exchange

import (
	"strings"
	"unicode"

	"truceboard/store/ceasefire"
)

// guessedType gives the type that a word stands for: a type's code or name, a word that is often used for one, or else another kind of
// incident, which is not known to be meant.
func guessedType(text string) (ceasefire.Type, bool) {
	if t, known := ceasefire.ParseType(text); known {
		return t, true
	}
	if t, known := acledType("", text); known {
		return t, true
	}
	plain := plainWords(text)
	for _, w := range typeWords() {
		for _, word := range strings.Split(w.words, "|") {
			if plain == plainWords(word) {
				return w.kind, true
			}
		}
	}
	return ceasefire.OtherType, false
}

// typeWords lists words that lists of incidents have for the types, in English, French, Spanish and Arabic.
func typeWords() []struct {
	kind  ceasefire.Type
	words string
} {
	return []struct {
		kind  ceasefire.Type
		words string
	}{
		{ceasefire.AirStrike, "airstrike|air strikes|airstrikes|air raid|aerial attack|aerial bombardment|drone strike|frappe aerienne|raid aerien|bombardeo aereo|ataque aereo|غارة جوية|قصف جوي"},
		{ceasefire.Shelling, "artillery|artillery fire|mortar|mortar fire|indirect fire|rocket fire|bombardment|heavy weapons|tir d'artillerie|bombardement|pilonnage|artilleria|bombardeo|قصف|قصف مدفعي"},
		{ceasefire.SmallArms, "shooting|gunfire|sniper|sniper fire|small arms|tirs|tir|fusillade|disparos|tiroteo|إطلاق نار|قنص"},
		{ceasefire.ArmedClash, "clash|clashes|fighting|battle|combat|combats|affrontement|affrontements|enfrentamiento|combate|اشتباك|اشتباكات"},
		{ceasefire.GroundAttack, "ground offensive|ground assault|assault|raid|attaque terrestre|ataque terrestre|هجوم بري"},
		{ceasefire.Explosion, "ied|explosive|bomb|bombing|landmine|mine|car bomb|vbied|explosif|engin explosif|explosion de mine|explosivo|mina|انفجار|عبوة ناسفة|لغم"},
		{ceasefire.OneSided, "violence against civilians|killing|execution|abduction|kidnapping|violence contre les civils|violencia contra civiles|secuestro|اختطاف|اعتداء على المدنيين"},
		{ceasefire.AidAttacked, "attack on convoy|attack on hospital|attack on aid workers|attaque contre un convoi|الاعتداء على المساعدات"},
		{ceasefire.Arrest, "arrests|detention|detentions|arrestation|detenciones|detencion|arresto|اعتقال"},
		{ceasefire.AccessDenied, "denial of access|access denial|restriction of movement|refus d'acces|acces refuse|acceso denegado|منع الوصول"},
		{ceasefire.ConvoyPassed, "convoy|aid convoy|aid delivered|convoi|convoy humanitario|قافلة"},
		{ceasefire.PullBack, "withdrawal|pullback|retreat|retrait|retirada|انسحاب"},
		{ceasefire.OtherType, "others|autre|autres|otro|otros|أخرى"},
	}
}

// guessedVerification gives the degree of verification that a word stands for.
func guessedVerification(text string) (ceasefire.Verification, bool) {
	switch plainWords(text) {
	case "unverified", "not verified", "alleged", "reported", "non verifie", "no verificado", plainWords("غير مؤكد"), "no", "false", "0":
		return ceasefire.Unverified, true
	case "corroborated", "partially verified", "likely", "probable", "corrobore", "corroborado":
		return ceasefire.Corroborated, true
	case "verified", "confirmed", "verifie", "confirme", "verificado", "confirmado", plainWords("مؤكد"), "yes", "true", "1":
		return ceasefire.Verified, true
	case "contested", "disputed", "denied", "conteste", "disputado", plainWords("متنازع عليه"):
		return ceasefire.Contested, true
	}
	return ceasefire.Unverified, false
}

// arabicAlike writes in one way the letters of Arabic that are written in several.
var arabicAlike = strings.NewReplacer("أ", "ا", "إ", "ا", "آ", "ا", "ى", "ي", "ة", "ه", "ـ", "")

// plainWords gives a text in lower case, without accents, its words with single spaces between them and without marks; the letters of Arabic
// that are written in several ways are written in one.
func plainWords(text string) string {
	text = plainDigits(arabicAlike.Replace(text))
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.Join(words, " ")
}
