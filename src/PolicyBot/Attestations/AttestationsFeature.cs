using System.Text.RegularExpressions;
using PolicyBot.Bot;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Attestations;
using PolicyBot.Core.Register;

namespace PolicyBot.Attestations;

/// <summary>Who has read which edition of the policy, and who is trained: asked of those who would run an account, and kept.</summary>
internal static partial class AttestationsFeature
{
    public static WebApplicationBuilder AddAttestations(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IAttestations, TablesAttestations>();
        builder.Services.AddSingleton<RunnerGates>();
        builder.Services.AddSingleton<IGates>(services => services.GetRequiredService<RunnerGates>());
        builder.Services.AddSingleton<Attesting>();
        builder.Services.AddSingleton<AttestationHandlers>();
        builder.Services.AddSingleton(new RowKind("attested", "Which edition of the policy a person has said that they read, and when they were trained"));
        return builder;
    }

    public static void MapAttestations(this Routes routes, IServiceProvider services)
    {
        var attestations = services.GetRequiredService<AttestationHandlers>();

        routes.OnAction(AttestationVerbs.Read, attestations.ReadAsync);
        routes.OnAction(AttestationVerbs.Trained, attestations.TrainedAsync);
        routes.OnAction(AttestationVerbs.Enter, attestations.EnterAsync);
        routes.OnText(OwnWordText(), (turn, _) => turn.ReplyAsync(attestations.ShowAsync(turn)));
        routes.OnNotice(NoticeKinds.Runner, attestations.Ask());
        routes.OnNotice(NoticeKinds.RemindRunner, attestations.Ask(isReminder: true));
        routes.OnNotice(RegisterNotices.NewRunner, attestations.Ask());
        routes.OnNotice(RegisterNotices.RemindNewRunner, attestations.Ask(isReminder: true));
    }

    // A statement, not a question: "do I have to read the policy?" gets an answer from it.
    [GeneratedRegex(
        @"^(?:i(?:\s+have|['’]ve)\s+(?:now\s+)?read\s+(?:and\s+understood\s+)?(?:the|our)\s+(?:social\s+media\s+)?policy|(?:record|enter|add)\s+my\s+training|i(?:\s+have|['’]ve)\s+(?:now\s+)?(?:done|had|completed)\s+(?:the|my)\s+(?:social\s+media\s+)?training)\s*[.!]?\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    internal static partial Regex OwnWordText();
}
