using PolicyBot.Core.People;
using PolicyBot.Core.Register;

namespace PolicyBot.Tests.Register;

/// <summary>A file that a spreadsheet can open without running anything that somebody typed.</summary>
public sealed class RegisterCsvTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"")]
    [InlineData("+44 20", "\"'+44 20\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@larkmere", "\"'@larkmere\"")]
    [InlineData("\tx", "\"'\tx\"")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("  =1+1", "\"'  =1+1\"")]
    [InlineData("＝1", "\"'＝1\"")]
    [InlineData("Year 4, \"news\"", "\"Year 4, \"\"news\"\"\"")]
    [InlineData("a=b", "\"a=b\"")]
    [InlineData("", "\"\"")]
    public void A_cell_is_text_whatever_it_begins_with(string text, string cell) => Assert.Equal(cell, RegisterCsv.Cell(text));

    [Fact]
    public void A_line_for_the_columns_and_one_for_each_account_with_the_place_only_for_who_may_see_it()
    {
        var ann = new Person("a", "Ann Fletcher");
        var entry = new RegisterEntry
        {
            Id = "AC-7K2M-9QX4", School = "model", Platform = "X", Name = "Larkmere", Address = "@larkmere", Mail = "social@larkmere.example", Runners = [ann, new("b", "Rhys Morgan")], RequestedBy = ann,
            Status = AccountStatus.Active, SetUp = [], Sequence = 1, Secret = new("Office safe", new(ann, default)),
            LastCheck = new(ann, new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero)), Leavers = [new(ann, LeaverBecause.Declared, default)],
        };

        Assert.Equal(
            "\"Number\",\"Platform\",\"Name\",\"Address\",\"School e-mail address\",\"Run by\",\"Leaving\",\"Moderator\",\"Status\",\"Closed on\",\"Last check\",\"Checked by\",\"Login details kept\"\r\n"
            + "\"AC-7K2M-9QX4\",\"X\",\"Larkmere\",\"'@larkmere\",\"social@larkmere.example\",\"Ann Fletcher; Rhys Morgan\",\"Ann Fletcher\",\"Administrator\",\"in use\",\"\",\"2026-11-20\",\"Ann Fletcher\",\"Office safe\"\r\n",
            RegisterCsv.Write([entry], "Administrator", withPlaces: true));
        Assert.DoesNotContain("safe", RegisterCsv.Write([entry], "Administrator", withPlaces: false), StringComparison.Ordinal);
    }
}
