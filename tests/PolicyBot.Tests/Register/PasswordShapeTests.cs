using PolicyBot.Core.Register;

namespace PolicyBot.Tests.Register;

/// <summary>A password is refused where only its whereabouts belong, and a place is taken.</summary>
public sealed class PasswordShapeTests
{
    [Theory]
    [InlineData("Tulip2026")]
    [InlineData("hunter22")]
    [InlineData("Summer!Term")]
    [InlineData("xK7#pQ2v")]
    [InlineData("p@ssword")]
    [InlineData("Bitwarden: Tulip2026")]
    [InlineData("safe/Tulip2026")]
    [InlineData("the password is tulip")]
    [InlineData("Password: tulip")]
    [InlineData("pw=tulip")]
    [InlineData("PIN: 4711")]
    [InlineData("https://admin:tulip@vault.example/item")]
    public void What_looks_like_a_password_is_recognised(string text) => Assert.True(PasswordShape.IsIn(text));

    [Theory]
    [InlineData("School password manager, folder Social media")]
    [InlineData("Bitwarden > Social media > Instagram Year 4")]
    [InlineData("https://vault.bitwarden.com/#/vault?itemId=2f1c9e7a-5b7d-4f39-9a51-b1c2d3e4f506")]
    [InlineData("The password is kept in the safe in room 12")]
    [InlineData("Password: in Keeper, entry “Larkmere Vale PTA”")]
    [InlineData("1Password, vault Larkmere")]
    [InlineData("IT manager's safe (top shelf), blue folder")]
    [InlineData("Microsoft 365 > Key vault social-media, entry office@larkmere.example")]
    public void A_place_is_taken(string text) => Assert.False(PasswordShape.IsIn(text));
}
