package exchange

// templateVersion is the version of the layout that is read.
const templateVersion = 1

// The layout of a template. Instants are RFC 3339, or YYYY-MM-DD[ HH:MM] in the agreement's zone; records refer to each other by key.
type (
	templateLayout struct {
		Version        int                   `json:"version"`
		Agreement      agreementLayout       `json:"agreement"`
		Sources        []sourceLayout        `json:"sources"`
		Parties        []partyLayout         `json:"parties"`
		Actors         []actorLayout         `json:"actors"`
		Areas          []areaLayout          `json:"areas"`
		Clocks         []clockLayout         `json:"clocks"`
		Determinations []determinationLayout `json:"determinations"`
		Commitments    []commitmentLayout    `json:"commitments"`
		ScopeRules     []scopeRuleLayout     `json:"scope_rules"`
		Timeline       []eventLayout         `json:"timeline"`
		Tallies        []tallyLayout         `json:"tallies"`
	}

	agreementLayout struct {
		Title   string   `json:"title"`
		Effect  string   `json:"effect"`
		Zone    string   `json:"zone"`
		Summary string   `json:"summary"`
		Sources []string `json:"sources"`
	}

	sourceLayout struct {
		Key          string `json:"key"`
		Title        string `json:"title"`
		Publisher    string `json:"publisher"`
		Address      string `json:"address"`
		Published    string `json:"published"`
		Reliability  string `json:"reliability"`
		Confidential bool   `json:"confidential"`
		Attribution  string `json:"attribution"`
		Licence      string `json:"licence"`
	}

	partyLayout struct {
		Key        string   `json:"key"`
		Name       string   `json:"name"`
		Short      string   `json:"short"`
		Role       string   `json:"role"`
		AnswersFor []string `json:"answers_for"`
		Colour     int      `json:"colour"`
		Note       string   `json:"note"`
		Source     string   `json:"source"`
	}

	actorLayout struct {
		Name  string `json:"name"`
		Party string `json:"party"`
		Note  string `json:"note"`
	}

	areaLayout struct {
		Code       string      `json:"code"`
		Name       string      `json:"name"`
		NameArabic string      `json:"name_arabic"`
		Aliases    []string    `json:"aliases"`
		Label      pointLayout `json:"label"`
	}

	pointLayout struct {
		Lat float64 `json:"lat"`
		Lon float64 `json:"lon"`
	}

	clockLayout struct {
		Key       string          `json:"key"`
		Kind      string          `json:"kind"`
		Name      string          `json:"name"`
		Short     string          `json:"short"`
		Starts    string          `json:"starts"`
		Ends      string          `json:"ends"`
		Days      int             `json:"days"`
		Legs      []legLayout     `json:"legs"`
		BreakRule breakRuleLayout `json:"break_rule"`
		Party     string          `json:"party"`
		Note      string          `json:"note"`
		Source    string          `json:"source"`
	}

	legLayout struct {
		Key   string `json:"key"`
		Name  string `json:"name"`
		Clock string `json:"clock"`
	}

	breakRuleLayout struct {
		MinSeverity int      `json:"min_severity"`
		Types       []string `json:"types"`
		DailyShare  float64  `json:"daily_share"`
		DailyOf     string   `json:"daily_of"`
	}

	determinationLayout struct {
		Clock  string `json:"clock"`
		Leg    string `json:"leg"`
		Ruling string `json:"ruling"`
		At     string `json:"at"`
		Until  string `json:"until"`
		Reason string `json:"reason"`
		Source string `json:"source"`
	}

	commitmentLayout struct {
		Key       string          `json:"key"`
		Party     string          `json:"party"`
		Title     string          `json:"title"`
		Text      string          `json:"text"`
		Clause    string          `json:"clause"`
		Due       dueLayout       `json:"due"`
		Condition conditionLayout `json:"condition"`
		Source    string          `json:"source"`
	}

	dueLayout struct {
		Kind  string  `json:"kind"`
		At    string  `json:"at"`
		Clock string  `json:"clock"`
		Days  int     `json:"days"`
		Hours float64 `json:"hours"`
	}

	conditionLayout struct {
		Kind       string `json:"kind"`
		Clock      string `json:"clock"`
		Commitment string `json:"commitment"`
		MinScore   int    `json:"min_score"`
		Text       string `json:"text"`
		MetAt      string `json:"met_at"`
	}

	scopeRuleLayout struct {
		Name      string   `json:"name"`
		Match     string   `json:"match"`
		Parties   []string `json:"parties"`
		Civilians bool     `json:"civilians"`
		Areas     []string `json:"areas"`
		From      string   `json:"from"`
		To        string   `json:"to"`
		Verdict   string   `json:"verdict"`
		Source    string   `json:"source"`
	}

	eventLayout struct {
		When   string `json:"when"`
		Until  string `json:"until"`
		Title  string `json:"title"`
		Text   string `json:"text"`
		Source string `json:"source"`
	}

	tallyLayout struct {
		AsOf      string `json:"as_of"`
		Window    string `json:"window"`
		From      string `json:"from"`
		Until     string `json:"until"`
		CountedBy string `json:"counted_by"`
		Accused   string `json:"accused"`
		Party     string `json:"party"`
		Metric    string `json:"metric"`
		Basis     string `json:"basis"`
		Total     *int   `json:"total"`
		Breakdown string `json:"breakdown"`
		Source    string `json:"source"`
	}
)
