//! Figures that others published, or that independent programs give for the same scores.

use super::additive::Fit;
use super::scores::Scores;
use super::{Coefficients, Severity, Stat, Undefined, beside_others, correlation, outliers};

/// A line for each studio, a column for each expert, `-` where there is no sheet.
pub(super) fn table(text: &str) -> Scores {
    let row = |line: &str| {
        let cells = line.split_whitespace().enumerate().filter(|(_, cell)| *cell != "-");
        cells.map(|(expert, cell)| (expert, cell.parse().unwrap())).collect()
    };
    let lines: Vec<&str> = text.trim().lines().collect();
    let experts = lines.iter().map(|line| line.split_whitespace().count()).max().unwrap_or(0);
    Scores { rows: lines.into_iter().map(row).collect(), experts }
}

fn coefficients(scores: &Scores) -> Coefficients {
    Coefficients::of(scores, &Fit::of(scores))
}

#[track_caller]
fn near(found: Stat, known: f64) {
    let found = found.unwrap();
    assert!((found - known).abs() < 1e-6 * known.abs().max(1.0), "{found} is not {known}");
}

/// Shrout and Fleiss, Intraclass Correlations: Uses in Assessing Rater Reliability, Psychological Bulletin 86 (1979), table 2:
/// six targets by four judges.
const SHROUT_FLEISS: &str = "
     9 2 5 8
     6 1 3 2
     8 4 6 8
     7 1 2 6
    10 5 6 9
     6 2 4 7";

#[test]
fn shrout_and_fleiss_six_by_four() {
    let found = coefficients(&table(SHROUT_FLEISS));
    // Their table 4 prints .29 and .62. Digits by pingouin 0.7.0 (intraclass_corr, ICC(A,1) and ICC(A,k)) and krippendorff 0.9.0.
    near(found.icc_single, 0.289_763_779_5);
    near(found.icc_mean, 0.620_050_547_6);
    near(found.mean_sheets, 4.0);
    near(found.alpha, 0.147_307_850_390_464_46);
}

/// Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), example C: twelve units, four observers, holes.
#[test]
fn krippendorffs_example_with_holes() {
    let scores = table(
        "1 1 - 1
         2 2 3 2
         3 3 3 3
         3 3 3 3
         2 2 2 2
         1 2 3 4
         4 4 4 4
         1 1 2 1
         2 2 2 2
         - 5 5 5
         - - 1 1
         - - 3 -",
    );
    // He prints .849. Digits by krippendorff 0.9.0, level of measurement interval.
    near(coefficients(&scores).alpha, 0.849_107_142_857_142_8);
    assert_eq!(coefficients(&scores).kendall_w, Err(Undefined::Holes));
}

/// The project example for Kendall's W: ten projects ranked by four experts, W = .7939.
#[test]
fn kendalls_w_of_ten_projects() {
    let scores = table(
        " 1  2  3  4
          3  1  2  2
          4  4  1  3
          5  5  5  1
          2  6  7  6
          8  3  4  7
          6  8  6  5
          7  7  8  9
         10 10  9  8
          9  9 10 10",
    );
    // Rank sums 10, 8, 12, 16, 21, 22, 25, 31, 37, 38: squares from their mean of 22 add up to 1048; 12 · 1048 / (16 · 990).
    near(coefficients(&scores).kendall_w, 12.0 * 1048.0 / 15_840.0);
    assert!((coefficients(&scores).kendall_w.unwrap() - 0.7939).abs() < 5e-5);
}

#[test]
fn kendalls_w_is_corrected_for_equals() {
    // Ranks 1.5 1.5 3 and 1 2 3: sums 2.5 3.5 6, squares from 4 add up to 6.5; 12 · 6.5 / (4 · 24 - 2 · 6).
    near(coefficients(&table("80 70\n 80 75\n 90 99")).kendall_w, 78.0 / 84.0);
    assert_eq!(coefficients(&table("80 70\n 80 70\n 80 70")).kendall_w, Err(Undefined::NoSpread));
}

/// Eight studios by five experts with holes and one sheet far off. Known from Python: statsmodels 0.15.0 (OLS on studio dummies
/// and sum-to-zero coded experts; `t_test` for all five experts; `get_influence().resid_studentized_external`), krippendorff
/// 0.9.0, numpy 2.4.6 (Henderson's method III with projection matrices and their traces; `corrcoef`).
const HOLES: &str = "
    93.5 -    91   94.5 -
    85.5 -    -    86.5 -
    78   79.5 75   -    78.5
    -    91.5 70   91   87.5
    -    -    67   70   72
    -    97   91   97.5 -
    79.5 -    78   81   -
    64   64.5 60.5 63   66";

#[test]
fn severities_and_fair_scores_with_holes() {
    let fit = Fit::of(&table(HOLES));
    let known = [
        (-0.438_949_138_780_873_94, 1.516_808_045_708_412_8, false),
        (2.591_089_401_232_636_6, 1.593_125_366_788_287_2, false),
        (-5.061_288_638_867_984, 1.233_775_123_529_952_8, true),
        (1.136_240_793_365_274_7, 1.277_297_408_158_413, false),
        (1.772_907_583_050_946_3, 1.593_125_366_788_286_3, false),
    ];
    for (found, (points, error, named)) in fit.experts.iter().zip(known) {
        let found: Severity = found.unwrap();
        near(Ok(found.points), points);
        near(found.error, error);
        assert_eq!(found.named, named);
    }
    let fair = [
        94.454_665_661_427_9,
        85.651_354_172_708,
        78.034_060_198_341_22,
        84.890_262_715_304_94,
        70.384_046_754_150_73,
        95.611_319_481_423_72,
        80.954_665_661_427_88,
        63.6,
    ];
    for (found, known) in fit.studios.iter().zip(fair) {
        near(Ok(found.unwrap().1), known);
    }
    assert_eq!((fit.groups.len(), fit.freedom), (1, 15));
    near(fit.groups[0].residual_deviation, 3.410_628_194_792_349);
}

#[test]
fn studentised_residuals_with_holes() {
    let fit = Fit::of(&table(HOLES));
    let known = [
        (0, 0, -0.201_346_946_279_307_08),
        (0, 2, 0.619_887_360_799_206),
        (0, 3, -0.416_023_432_173_410_03),
        (1, 0, 0.128_119_134_812_421_1),
        (1, 3, -0.128_119_134_812_598_43),
        (2, 0, 0.154_194_219_596_731_74),
        (2, 1, -0.433_118_613_569_427_44),
        (2, 2, 0.744_517_598_784_777_8),
        (2, 4, -0.504_289_808_380_842_1),
        (3, 1, 1.673_516_531_249_311_7),
        (3, 2, -10.543_021_272_033_47),
        (3, 3, 2.062_980_593_838_023_2),
        (3, 4, 0.319_273_861_301_335_1),
        (4, 2, 0.647_297_245_155_495),
        (4, 3, -0.590_757_243_716_757_1),
        (4, 4, -0.062_744_400_218_185_13),
        (5, 1, -0.484_624_503_153_391_1),
        (5, 2, 0.171_293_930_535_749_26),
        (5, 3, 0.289_671_600_937_474_8),
        (6, 0, -0.398_221_273_043_820_43),
        (6, 2, 0.820_947_620_521_887_6),
        (6, 3, -0.416_023_432_173_404_4),
        (7, 0, 0.307_257_937_096_515_6),
        (7, 1, -0.637_036_325_821_126_2),
        (7, 2, 0.690_623_498_903_021_8),
        (7, 3, -0.613_575_160_467_185_9),
        (7, 4, 0.233_328_109_593_923_22),
    ];
    assert_eq!(fit.sheets.len(), known.len());
    for (sheet, (studio, expert, t)) in fit.sheets.iter().zip(known) {
        assert_eq!((sheet.studio, sheet.expert), (studio, expert));
        near(sheet.t, t);
    }
    let far: Vec<_> = outliers(&fit).iter().map(|outlier| (outlier.studio, outlier.expert, outlier.total)).collect();
    assert_eq!(far, [(3, 2, 70.0)]);
}

#[test]
fn coefficients_with_holes() {
    let found = coefficients(&table(HOLES));
    near(found.icc_single, 0.865_808_608_050_985_5);
    near(found.mean_sheets, 3.157_894_736_842_105_3);
    near(found.icc_mean, 0.953_216_094_308_702_2);
    near(found.alpha, 0.853_285_008_036_278);
}

#[test]
fn correlations_with_the_mean_of_the_others() {
    let pairs = beside_others(&table(HOLES));
    let known = [
        0.998_113_214_381_455_3,
        0.975_986_498_579_797_1,
        0.863_657_630_725_474_9,
        0.981_465_370_510_970_9,
        0.992_455_267_369_366_7,
    ];
    for (pairs, known) in pairs.iter().zip(known) {
        near(correlation(pairs), known);
    }
}

/// Studentised residuals of a complete design: statsmodels 0.15.0 as above.
#[test]
fn one_target_of_shrout_and_fleiss_is_far_from_what_is_expected() {
    let far = outliers(&Fit::of(&table(SHROUT_FLEISS)));
    assert_eq!(far.len(), 1);
    assert_eq!((far[0].studio, far[0].expert, far[0].total), (1, 3, 2.0));
    near(far[0].t, -4.490_237_637_648_275);
}

#[test]
fn what_sheets_do_not_connect_is_not_compared() {
    // Experts 0 and 1 share two studios, 2 and 3 others; 4 has scored nothing.
    let fit = Fit::of(&table("80 82 - - -\n 90 92 - - -\n - - 60 50 -\n - - 70 60 -"));
    assert_eq!(
        fit.groups.iter().map(|group| (&*group.studios, &*group.experts)).collect::<Vec<_>>(),
        [(&[0, 1][..], &[0, 1][..]), (&[2, 3], &[2, 3])]
    );
    let points: Vec<_> = fit.experts.iter().map(|severity| severity.map(|severity| severity.points)).collect();
    for (found, known) in points.iter().zip([-1.0, 1.0, 5.0, -5.0]) {
        near(*found, known);
    }
    assert_eq!(points[4], Err(Undefined::TooFewSheets));
    // By their experts' own middle: 81 and 91, 55 and 65.
    for (found, known) in fit.studios.iter().zip([(0, 81.0), (0, 91.0), (1, 55.0), (1, 65.0)]) {
        let (group, score) = found.unwrap();
        assert_eq!(group, known.0);
        near(Ok(score), known.1);
    }
}

#[test]
fn what_there_is_too_little_for_is_undefined_with_a_reason() {
    for scores in ["", "-", "80", "80 81", "80\n 81", "80 -\n - 70", "80 80\n 80 80"] {
        let scores = table(scores);
        let (fit, found) = (Fit::of(&scores), coefficients(&scores));
        for stat in [found.alpha, found.icc_single, found.icc_mean, found.mean_sheets, found.kendall_w] {
            assert!(stat.is_err() || stat.unwrap().is_finite());
        }
        assert!(found.icc_single.is_err() && outliers(&fit).is_empty());
    }
    let all_alike = coefficients(&table("80 80\n 80 80"));
    assert_eq!([all_alike.alpha, all_alike.icc_single, all_alike.kendall_w], [Err(Undefined::NoSpread); 3]);
    let shared_by_one = coefficients(&table("80 90\n 70 -\n - 85"));
    assert_eq!(
        shared_by_one.alpha,
        Err(Undefined::TooFewSheets),
        "one studio that two have scored: 0 by construction says nothing"
    );
    let alone = Fit::of(&table("80\n 90"));
    assert_eq!(alone.experts, [Err(Undefined::Alone)]);
    assert_eq!(correlation(&[(80.0, 81.0), (90.0, 92.0)]), Err(Undefined::TooFewSheets));
    assert_eq!(correlation(&[(80.0, 81.0), (80.0, 92.0), (80.0, 75.0)]), Err(Undefined::NoSpread));
}

#[test]
fn the_one_sheet_that_is_off_among_sheets_that_fit_exactly_is_an_outlier() {
    let far = outliers(&Fit::of(&table("80 82 81\n 90 92 91\n 70 72 71\n 60 62 66")));
    assert_eq!(
        far.iter().map(|outlier| (outlier.studio, outlier.expert, outlier.t)).collect::<Vec<_>>(),
        [(3, 2, Err(Undefined::NoSpread))]
    );
}
