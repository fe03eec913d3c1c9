# How the experts agree

help-agreement = how the experts agree: severity, outliers, stability (for the chair to know; decides nothing)
help-agreement-file = session file
help-agreement-seat = seat that looks; the chair if not given. An expert sees the own figures once the result is final
help-agreement-json = print JSON
example-agreement = panelmark agreement 2023.panelmark

agreement-purpose = For the chair to know. It changes no total, rank or grade, and no expert's scores are rescaled.
agreement-basis = Looked at: { $sheets } submitted { $sheets ->
        [one] sheet
       *[other] sheets
    }, { $studios } { $studios ->
        [one] studio
       *[other] studios
    }, { $experts } { $experts ->
        [one] expert
       *[other] experts
    }. Totals are those of the sheets, with the rubric's weights. Recused and missing sheets are absent, not zero.
agreement-left-out = Left out, because they are excluded from the assessment: { $studios }
agreement-groups = The sheets fall into { $count } groups that no sheet connects. Severities, fair scores and fair ranks hold within a group; nothing is compared between groups.
agreement-group = Group { $number }: { $studios } studios, { $sheets } sheets, experts { $experts }
agreement-mirror = Your own scoring beside the others', for you and the chair alone. It changes no result.

agreement-coefficients = ## Agreement
agreement-coefficient = { $name }: { $value }
agreement-alpha = Krippendorff's alpha (interval)
agreement-explain-alpha = How far the experts give the same studio the same total: 1 is alike, 0 is no closer than totals of any two studios. A low value says that the experts differ much beside what the studios differ by; it does not say that anyone scored badly, and it shrinks when only good studios are left.
agreement-icc-single = ICC(2,1), a single expert
agreement-explain-icc-single = The share of what single totals differ by that comes from the studios themselves, 1 at most. A low value says that one expert alone would not be enough; it does not say that the panel's mean is unreliable, and it shrinks when only good studios are left.
agreement-icc-mean = ICC(2,k), the mean of k = { $sheets } experts
agreement-icc-mean-none = ICC(2,k), the mean of all experts
agreement-explain-icc-mean = The same share for the mean of all sheets of a studio (k is the harmonic mean of their number). A low value says that other experts might well have come to other totals; it does not say that these are wrong, and it shrinks when only good studios are left.
agreement-kendall-w = Kendall's W
agreement-explain-kendall-w = How far the experts put the studios in the same order: 1 is the same order, 0 is none in common. A low value says that the orders differ, as they do when studios are close together; it says nothing about how many points anyone gives.

agreement-experts = ## Experts
agreement-explain-severity = Severity is how many points more (above 0, lenient) or fewer (below 0, strict) an expert gives than the others of the group for the same studios. An expert is named only above 2 standard errors and 1 point; a value near 0 does not say that the scores are right.
agreement-explain-correlation = Correlation compares an expert's totals with the mean of the others for the same studios. A low value says that the expert sees other differences between the studios than the others do, or that few or very similar studios were scored; it does not say who is right.
agreement-lenient = lenient
agreement-strict = strict
agreement-no-experts = There are no experts.

agreement-outliers = ## Sheets far from the others
agreement-explain-outliers = A sheet is listed if its total is more than 3 standard deviations (t, judged without that sheet) from what its studio and its expert let expect. That is a reason to look at the sheet again, not that it is wrong; with few sheets nothing may be found.
agreement-no-outliers = None.

agreement-items = ## Items on which the experts differ most
agreement-explain-items = How far the experts' points for the same studio lie apart (standard deviation, mean over the studios by variance), and as a share of what can be given, from the lowest to the full points. A high value may come from an unclear standard as well as from a different view; a low one does not say that the points are right.
agreement-no-items = There are no items.

agreement-studios = ## Studios
agreement-explain-fair = The fair score is what an expert of middling severity would give the studio; nothing is dropped in it. Rank and grade by it stand beside the official ones as information; where they differ, the official ones hold, and a difference within a few tenths of a point says nothing.
agreement-explain-fair-sum = Totals are sums here, so the fair score is multiplied by the number of scores that count for the studio.
agreement-explain-hinges = Hinges on: without this expert's sheets (on all studios), or with one point more or less on one sheet, the grade would be another. A grade that hinges on nothing is stable against these changes only.
agreement-hinges-not-looked-at = Not looked at: which grades hinge on one expert or on one point. There are too many sheets to try each of them.
agreement-hinge-expert = without { $experts }: { $becomes }
agreement-hinge-experts = without one of { $experts }: { $becomes }
agreement-hinge-more = { $expert } on { $studio } +1 point: { $becomes }
agreement-hinge-less = { $expert } on { $studio } -1 point: { $becomes }
agreement-between-hinges = {"; "}
agreement-no-studios = There are no studios.

agreement-col-expert = Seat
agreement-col-name = Name
agreement-col-group = Group
agreement-col-sheets = Sheets
agreement-col-mean = Mean
agreement-col-spread = SD
agreement-col-severity = Severity
agreement-col-error = SE
agreement-col-correlation = Correlation
agreement-col-note = Note
agreement-col-studio = Studio
agreement-col-total = Total
agreement-col-expected = Expected
agreement-col-t = t
agreement-col-item = Item
agreement-col-deviation = SD
agreement-col-share = Of its points
agreement-col-item-name = Name
agreement-col-rank = Rank
agreement-col-grade = Grade
agreement-col-fair = Fair score
agreement-col-fair-rank = Fair rank
agreement-col-fair-grade = Fair grade
agreement-col-hinges = Hinges on

agreement-too-few-sheets = too few sheets
agreement-no-spread = cannot be computed
agreement-holes = not all scored all
agreement-alone = no other expert
agreement-not-linked = groups not connected
agreement-excluded = excluded
agreement-not-ranked = not ranked
agreement-too-many = too many sheets

agreement-informs = For information, decides nothing: it changes no total, rank or grade.
agreement-computing = Being computed...
agreement-means = What this says
agreement-section-basis = What was looked at
agreement-section-coefficients = Agreement
agreement-section-experts = Severity of experts
agreement-section-sheets = Sheets far from the others
agreement-section-items = Items on which the experts differ most
agreement-section-hinges = Grades that hinge on one expert or one point
agreement-section-fair = Fair rank (for information, decides nothing)
agreement-explain-basis = Nothing is compared between groups that no sheet connects; excluded studios are left out.
agreement-explain-coefficients = How far the experts agree; 1 is full agreement. A low value does not say that anyone scored badly, and it shrinks when only good studios are left.
agreement-said-nothing = There are no submitted sheets to look at.
agreement-said-totals = { $sheets } sheets, mean total { $mean }, standard deviation { $spread } (about two totals in three lie within that of the mean).
agreement-said-total = { $sheets } sheet, total { $mean }.
agreement-said-severity = Severity: { $points } points { $way ->
    [more] more
   *[less] less
} than the other experts for the same studios (standard error { $error }); no clear difference.
agreement-said-severity-named = Severity: { $points } points { $way ->
    [more] more than the other experts for the same studios (standard error { $error }); clearly lenient
   *[less] less than the other experts for the same studios (standard error { $error }); clearly strict
}.
agreement-said-no-severity = Severity: cannot be told ({ $why }).
agreement-said-correlation = Correlation with what the other experts see: { $correlation }; 1 is full agreement.
agreement-said-no-correlation = Correlation with the other experts: cannot be told ({ $why }).
agreement-said-caution = These figures do not say who is right, and with few or very similar studios they mean little.
agreement-said-outlier = { $expert } gave { $studio } { $total }; studio and expert let expect { $expected }.
agreement-said-fair = Official grade: { $official }. Fair score { $score }, by which it would be: { $fair }.
agreement-sentence = { $text }.
