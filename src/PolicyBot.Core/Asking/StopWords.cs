namespace PolicyBot.Core.Asking;

/// <summary>Words that say how a sentence is built, not what it speaks of.</summary>
internal static class StopWords
{
    private static readonly HashSet<string> All = new(
        ("a an the this that these those some any all each every both either such same other another i me my mine myself we us our ours ourselves you your yours he him his she her hers it its they them their theirs who whom whose which what when where why how "
        + "am is are was were be been being do does did doing done have has had having can could may might must shall should will would ought not no nor yes and or but if so than then too very just only also even still again ever never always about above after against at before below between by down during for from in into of off on onto out over "
        + "through to under until up upon with within without as because while there here now once please ok okay alright fine right thing things stuff get got getting go going goes let like want wanted wants need needs know think say said says tell ask asked asks make made makes take use used using one ones two way lot bit really actually anyway anyone someone everyone "
        + "something anything nothing everything etc eg ie hi hello hey thanks thank cheers school schools allowed allow policy policies rule rules social media per via well much many more most less own yet though whether able put keep sort kind don didn doesn wasn isn aren ll ve re d s t m").Split(' '),
        StringComparer.Ordinal);

    public static bool Contains(string token) => All.Contains(token);
}
