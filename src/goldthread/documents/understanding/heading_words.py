"""The words councils head their columns with, and what a column so headed holds."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a column holds."""

    MEASURE = "measure"
    DELIVERABLE = "deliverable"
    DESCRIPTION = "description"
    RATIONALE = "rationale"
    TOPIC = "topic"
    SURVEY = "survey"
    BASELINE = "baseline"
    BASELINE_YEAR = "baseline year"
    DIRECTION = "direction"
    TARGET = "target"
    TARGET_YEAR = "target year"
    FREQUENCY = "frequency"
    LEAD_MEMBER = "lead member"
    LEAD_OFFICER = "lead officer"
    OWNER = "owner"
    SERVICE = "service"
    OWNERSHIP = "ownership"
    PARTNERS = "partners"
    DEADLINE = "deadline"
    MILESTONE = "milestone"
    PROGRAMME = "programme"
    NUMBER = "number"
    PRIORITY = "priority"
    THEME = "theme"
    SUBTHEME = "subtheme"
    OUTCOME = "outcome"
    SECTION = "section"
    NAME = "name"
    KEPT = "kept"
    """Understood to be no part of a framework (a figure, a rating, a comment): kept as a note."""
    UNKNOWN = "unknown"


SYNONYMS: dict[Kind, str] = {
    Kind.MEASURE: """measure; measures; metric; metrics; indicator; indicators; kpi; kpis; pi; pis;
        proposed indicators; proposed indicator; performance indicator; performance indicators;
        performance measure; performance measures; key performance indicator; key indicator;
        key performance indicators; key measure; key measures; kpi name; kpi title; kpi description;
        indicator name; indicator title; indicator description; measure name; measure description;
        pi description; pi title; measure title; what will we measure; what do we measure;
        what are we measuring; what we will measure; what we measure; what is measured;
        how will we measure success; how we will measure success; how will we measure it;
        how will we measure this; how will success be measured; success measure; success measures;
        measure of success; measures of success; measures and targets; how will we know;
        how will we know we have succeeded; how we will know; progress measure; progress measures;
        what does success look like; what success looks like; what success will look like;
        outcome measure; outcome measures; outcome indicator; performance metric; headline measure;
        national indicator; local indicator; corporate indicator; indicators and measures;
        what we will track; what will we track; what we will monitor; what will we monitor;
        how we will know we are succeeding; how will we know we are succeeding; how we measure success;
        how measured; how is it measured; how it is measured; how will this be measured; how will it be measured;
        how will progress be measured; critical success factor; critical success factors; success factor;
        test of success; signs of success; local pi; national pi; service pi;
        how will we know we have made a difference; how will we know we are making a difference;
        population indicator; measure of progress; level of service measure; perception / engagement pis; perception pis; perception measure; survey question; question;
        what will we measure?; contextual measure; success criteria; evidence of success""",
    Kind.DELIVERABLE: """deliverable; deliverables; task; tasks; action; actions; activity; activities;
        key action; key actions; key deliverable; key deliverables; commitment; commitments; pledge;
        project; projects; initiative; initiatives; what will we do; what we will do; we will;
        what are we going to do; how we will get there; how will we get there; what we are doing;
        major initiative; major initiatives; strategic initiative; strategic initiatives; key initiative; key initiatives;
        flagship project; flagship projects; promise; promises; our promise; our pledge; our pledges; pledges;
        improvement activity; improvement step; task / activity; activity / task; we said we would;
        what are we doing; how we will do it; how will we do it; action required; actions required;
        delivery and implementation; improvement action; delivery action; planned action; actions and deliverables;
        specific action; what we are going to do; what we're going to do; what needs to be done;
        action / task; actions to be taken; action to be taken; key task; key tasks; workstream action;
        key projects; key project; what will be delivered; delivery; improvement project aim; improvement project;
        improvement aim; project aim; change idea; step; steps; steps we will take; our steps; what will happen;
        action we will take; actions we will take; our commitments; what we plan to do; what do we plan to do; project / programme;
        key projects and programmes; service improvement; service improvements; action title; project name; project title; project / action;
        activity / action; what we'll do; intervention; interventions""",
    Kind.DESCRIPTION: """description; what difference will it make; what difference will this make; expected outcome;
        expected outcomes; expected impact; intended impact; expected benefit; expected benefits; benefits; benefit;
        expected result; expected results; description of activity; aims of the activity; aims; aim of the activity;
        impact; what will be different; success looks like; what this means for residents; intended result;
        intended results; result expected;
        key activity; key activities; details; detail; action detail; what this involves; scope;
        purpose; description of action; task description; action description; project description;
        aims and objectives; activity description; further detail; outputs; output""",
    Kind.RATIONALE: """what this will tell us; what does it tell us; what this measure/s will tell us;
        what will this tell us; what it tells us; what this tells us; what does this tell us;
        what this measure will tell us; what does this measure tell us; rationale; why; why is this important;
        why this is important; why it matters; why this matters; why we measure this; why do we measure this;
        definition; definitions; measure definition; indicator definition; reason for measure; reason for inclusion; purpose of measure; what does this measure; what this measures; relevance;
        why is it important; rationale for inclusion""",
    Kind.TOPIC: """topic; topics; issue; issues; area; focus area; area of focus; key area; category;
        workstream; work stream; heading;
        level of service; levels of service; subject; area of activity; area of work; theme area; strand;
        grouping; group; domain; ambition area; key issue; area of performance""",
    Kind.SURVEY: "survey; surveys; survey name; source survey",
    Kind.BASELINE: """baseline; baselines; last year outturn; last year's outturn; previous outturn; previous year outturn;
        previous year result; previous year's result; b/line; baseline figure; baseline value; baseline position; baseline data;
        where are we now; where we are now; current baseline; starting point; starting position; where we started; baseline (where known)""",
    Kind.BASELINE_YEAR: """baseline year; year of baseline; base year; baseline date; date of baseline; baseline period;
        baseline as at""",
    Kind.DIRECTION: """dot; direction of travel; direction; good is; good; aim; aim to; polarity;
        desired direction; desired direction of travel; good performance; good performance is; better is;
        what is good; what good looks like; better to be; which direction is good; desired trend; direction of good; high or low; bigger or smaller is better; higher or lower is better;
        high/low; which way is better; good to be; target direction; aim to maximise/minimise; trend required; trend wanted; wanted trend; trend sought; direction wanted; better if;
        what does good look like""",
    Kind.TARGET: """standard; standards; standard to be met; agreed standard; required standard; statutory standard; standard set;
        target; targets; annual target; year end target; end of year target; target value;
        performance target; target figure; ambition; target (where applicable); proposed target;
        where do we want to be; performance standard; service standard; minimum standard; tgt; annual tgt; year end tgt; where we want to be; where we aim to be; where do we aim to be; our ambition;
        what we are aiming for; what are we aiming for; goal for the year; target level; targets and milestones; trajectory; year target; target / ambition; agreed target""",
    Kind.TARGET_YEAR: """target year; year of target; target to be met by; target to be achieved by; to be achieved by;
        target by; target period; achieve by""",
    Kind.FREQUENCY: """frequency; collection frequency; frequency data collection; reporting frequency;
        frequency of reporting; frequency of collection; frequency of data collection; how often; data frequency;
        reported; reporting period; frequency of data; reporting cycle; frequency reported; collection;
        when reported; how often is it measured; reporting interval; data collection frequency; periodicity;
        update frequency; measured; reporting; how often measured; measurement frequency; monitoring frequency; measurement period; reporting schedule; reporting timetable; freq; collected; when collected; how often collected;
        when measured; when will it be measured; how often will we measure it;
        annual / quarterly; monthly / quarterly; quarterly / annual; m/q/a; interval; collection period;
        publication frequency""",
    Kind.LEAD_MEMBER: """lead member; lead members; leader member; portfolio holder; portfolio holders;
        cabinet member; cabinet members; cabinet lead; lead councillor; councillor; portfolio; member;
        executive member; lead cabinet member; responsible member; political lead; cabinet portfolio holder;
        cabinet portfolio; elected member; member lead; councillor lead;
        portfolio member; portfolio councillor; cabinet spokesperson; committee convener; cabinet portfolio lead; committee chair; lead portfolio holder; portfolio lead""",
    Kind.LEAD_OFFICER: """lead officer; lead officers; responsible officer; responsible officers; officer;
        accountable officer; action owner; measure owner; data owner; indicator owner; kpi owner; sro;
        senior responsible officer; senior responsible owner; lead director; director; head of service;
        responsible person; responsible director; accountable director; accountable person; accountable manager;
        managed by; manager; project sponsor; executive sponsor; sponsor; assigned to; project lead; project manager; reporting officer; action lead; kpi lead;
        measure lead; indicator lead; performance lead; data lead;
        strategic director; executive director; service director; group director; divisional director; deputy director;
        service manager; team manager; group manager; delivery manager; corporate head; head of; slt sponsor;
        responsible head of service; accountable head of service; executive director / lead; head of service responsible; accountable lead; officer lead; officer responsible;
        officers; lead manager; responsible manager; corporate director; assistant director; executive lead""",
    Kind.OWNER: """owner; owners; lead; leads; responsible; responsibility; accountable; accountability;
        who; by whom; who will lead; who leads; who leads it; who leads this; who is leading; who is responsible; lead person; who will do it; custodian; responsible post; post responsible; responsible to deliver;
        lead role; strategic lead; operational lead; key contact; contact officer; data provider; delivery lead; delivery owner; led by; lead owner;
        responsible lead; named lead; who's responsible; lead responsibility; ownership lead;
        lead / owner; person responsible; owned by; who will deliver""",
    Kind.SERVICE: """responsible service; responsible directorate; accountable directorate; responsible department; responsible team; responsible unit; business unit;
        service / team; service; services; directorate; department; service area; team; lead service;
        responsible service; directorate/service; service / directorate; lead department; division;
        lead directorate; council service; business area; service lead""",
    Kind.OWNERSHIP: """council pi / partnership pi; ownership; council / partnership; council or partnership;
        council pi or partnership pi; partnership or council; pi type; type of pi; council/partnership pi""",
    Kind.PARTNERS: """key partners / dependencies; partners; key partners; partner; partner organisations;
        delivery partners; delivery partner; partners / dependencies; dependencies; partner agencies;
        partners and dependencies; key partners and dependencies; lead partner; lead partners;
        supporting partners; partners involved; who will we work with; working with; lead agency;
        lead organisation; partner lead; lead partner(s)""",
    Kind.DEADLINE: """deadline; deadlines; timescale; timescales; due; due date; by when; when; completion date;
        target date; end date; complete by; timeframe; time frame; date; target completion date; delivery date;
        completion; date due; when by; when will it be done; finish date; planned completion date;
        timeline; timelines; to be completed by; year of delivery; planned delivery; delivery by; delivered by;
         date for completion; delivery timescale; timing; by;
        target completion; expected completion; planned end date; when will we do it; due by; done by; to be done by;
        finish by; completed by; finish; end; planned finish; quarter due; due quarter; delivery year; year due;
        delivered by (date); completion quarter; expected finish""",
    Kind.MILESTONE: """milestone; milestones; key milestone; key milestones; milestone(s); milestones and dates; milestones / timescale; milestones / timescales; milestones and timescales;

        delivery milestone; delivery milestones; milestone / deadline; interim milestones; key dates; key steps; key stages;
        stages; stages and dates; delivery stages; project stages; main stages""",
    Kind.PROGRAMME: """programme; programmes; delivery programme; programme / strategy; linked programme;
        linked strategy; linked strategies; related strategy; improvement programme; strategy;
        programme or strategy; related plans; linked plan; linked plans; strategy / plan; plan""",
    Kind.NUMBER: """ref; ref no; reference; reference number; no; number; id; kpi ref; pi ref; code; kpi no; kpi id;
        item; measure ref; indicator ref; pi no; pi code; action ref; action no; #; nr; kpi code; indicator number; action number; measure number; indicator no;
        measure no; unique id; measure id; indicator id; indicator code; s/n; ref number; kpi number; row; action id;
        deliverable ref; project ref; task no""",
    Kind.PRIORITY: """priority; priorities; strategic priority; corporate priority; council priority;
        corporate plan priority; priority theme; ambition / priority; pillar; strategic theme;
        corporate priorities; council plan priority; link to corporate priority; council priorities; key priority; corporate theme; strategic pillar; goal; strategic goal; ambition area;
        kpa; national kpa; municipal kpa; key performance area; national key performance area; well-being goal;
        wellbeing goal; corporate plan goal; council plan goal""",
    Kind.THEME: "theme; themes; corporate plan theme; council plan theme; strategic plan theme; council theme; plan theme; priority area; theme name",
    Kind.SUBTHEME: "sub-theme; subtheme; sub theme; sub-priority; sub priority",
    Kind.OUTCOME: """outcome; outcomes; strategic outcome; intended outcome; objective; objectives;
        strategic objective; corporate objective; key objective; local outcome; priority outcome;
        what do we want to achieve; what we want to achieve; what are we trying to achieve; what we are trying to achieve;
        desired outcome; our outcome; key outcome; aim / objective; aims / objectives; long term outcome; corporate outcome; strategic aim; service objective; outcome area;
        well-being objective; wellbeing objective; idp objective; corporate plan outcome; council plan outcome;
        corporate plan objective; council plan objective; improvement objective""",
    Kind.SECTION: "section; chapter; part; appendix",
    Kind.NAME: "name; title; description of measure; short name; headline",
    Kind.KEPT: """actual; actuals; q1; q2; q3; q4; quarter 1; quarter 2; quarter 3; quarter 4; performance; rag;
        rag status; brag; brag status; status; comment; comments; commentary; progress; update; progress update; trend; forecast; variance;
        notes; note; data source; source; source of data; result; results; latest; latest data; latest figure; value;
        current performance; current value; current status; current position; latest performance; ytd; year to date;
        year end; outturn; previous; previous year; last year; start date; start; unit; units; unit of measure; cost; budget; resources;
        resource; funding; risk; risks; benchmark; benchmarking; national average; england average; england;
        london average; comparator; group average; target rag; red; amber; green; tolerance; tolerances;
        amber threshold; red threshold; green threshold; scrutiny committee; committee; evidence; rating; on track;
        month; apr; may; jun; jul; aug; sep; oct; nov; dec; jan; feb; mar; change; short trend; long trend;
        performance against target; performance to date; direction since last period; % complete; complete;
        year end forecast; year end outturn; how to read this; numerator; denominator; data quality; explanation;
        reported to; measured by; completed date; date completed; completed on; actual completion date; actual end date; previous period; last period; prior period; prior year; previous value; last value;
        previous quarter; last quarter; same period last year; same quarter last year; past performance; recent performance;
        historical performance; performance history; measured against; compared with; comparison; amber tolerance; red tolerance;
        amber value; red value; green value; amber level; red level; green level; amber trigger; red trigger; trigger; tolerance level; thresholds; threshold; rationale for target; target rationale; why this target; how target set; basis of target;
        national comparison; nearest neighbours; cipfa quartile; quartile; unit of measurement; uom; portfolio of evidence;
        poe; means of verification; vote; vote no; vote number; ward; wards; funding source; links to; link to plan; national outcome;
        links to other plans; links to other strategies; contributes to; supports; sdg; un sdg; narrative; methodology; calculation;
        formula; how calculated; method of calculation; risk if not delivered; resource implications; last updated;
        explanation of performance; arrow; previous performance; historic performance; last reported""",
}  # fmt: skip

# Tried in order when the whole heading is not a known one: the likeliest word decides.
CONTAINED: tuple[tuple[Kind, str], ...] = (
    # "Cabinet Member for Housing" is somebody's post, and so a value, never a heading.
    (Kind.LEAD_MEMBER, r"(?:lead(?:er)? member|portfolio holder|cabinet (?:member|lead)|lead councillor)(?! for\b)"),
    (Kind.NUMBER, r"\b(?:ref(?:erence)?|code|id|nr)(?: no| number)?$"),
    (Kind.LEAD_OFFICER, r"(?:lead|responsible|accountable|reporting) (?:officer|director|manager|head)(?! for\b)|senior responsible"),
    (Kind.SERVICE, r"(?:responsible|lead|accountable|owning) (?:directorate|department|division|team|unit|service(?! manager| director))"),
    (Kind.FREQUENCY, r"^(?:weekly|monthly|quarterly|termly|annual(?:ly)?|yearly)(?:\s*(?:/|,|or|and|-)\s*(?:weekly|monthly|quarterly|termly|annual(?:ly)?|yearly))+$"),
    (Kind.DESCRIPTION, r"\bdifference\b.{0,25}\bmakes?\b"),
    (Kind.RATIONALE, r"\btell(?:s)? us\b|why (?:is|this|it|do|we)\b|rationale"),
    (Kind.FREQUENCY, r"\bfrequency\b|how often"),
    (Kind.DEADLINE, r"\bby when\b|\bdeadline|\btimescale|\bdue date|completion date|target date|timeframe"),
    (Kind.MILESTONE, r"\bmilestone"),
    (Kind.BASELINE, r"\bbaseline"),
    (Kind.TARGET, r"\btargets?\b"),
    (Kind.DIRECTION, r"^good\b|direction of travel|\bpolarity\b|(?:high|low|bigg|small)er (?:is|or)\b"),
    (Kind.OWNERSHIP, r"council.*partnership|partnership.*council"),
    (Kind.PARTNERS, r"\bpartners?\b"),
    (Kind.MEASURE, r"\bhow (?:will|do|can|would|is|are) (?:we|this|it|progress|success)(?: be)? (?:measure[d]?|know|track(?:ed)?|judged?)|\bhow we(?: will|'ll)? (?:measure|know|track)"),
    (Kind.KEPT, r"\brag\b|\bcomment|\bstatus\b|\bprogress\b|\bactual\b|\bout-?turn\b|\bperformance (?:in|to|at|as)\b|\bcurrent\b|\blatest\b|\btrend\b"),
    (Kind.MEASURE, r"\bwhat (?:will|do|are|is) we? ?measur|\bwhat we(?: will|'ll)? (?:measure|track|monitor)|\bindicators?\b|\bmeasures?\b|\bmetrics?\b|\bkpis?\b"),
    (Kind.DELIVERABLE, r"\bwhat (?:will we|we will|are we going to|we are going to) do\b|\bhow (?:will we|we will|do we) (?:do|deliver|achieve)\b|\bdeliverables?\b|\bactions?\b"),
    (Kind.LEAD_OFFICER, r"\bofficer\b(?! for\b)"),
    (Kind.OWNER, r"\bowner\b|\bresponsib"),
    (Kind.OWNER, r"\blead$"),
    (Kind.KEPT, r"\baverage$"),
    (Kind.DESCRIPTION, r"\bdescription\b|\baims\b"),
    (Kind.PROGRAMME, r"\bprogramme\b"),
)  # fmt: skip
