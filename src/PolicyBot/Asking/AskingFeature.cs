using PolicyBot.Bot;

namespace PolicyBot.Asking;

/// <summary>Questions on the policy, answered with its clauses word for word.</summary>
internal static class AskingFeature
{
    public static WebApplicationBuilder AddAsking(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Answerers>();
        builder.Services.AddSingleton<AskingHandlers>();
        return builder;
    }

    public static void MapAsking(this Routes routes, IServiceProvider services)
    {
        // Asked for at start, so that the policies are indexed before the first question.
        var handlers = services.GetRequiredService<AskingHandlers>();
        routes.OnQuestion(handlers.QuestionAsync);
        routes.OnAction(AskingVerbs.Answer, handlers.AnswerAsync);
        routes.OnAction(AskingVerbs.Context, handlers.ContextAsync);
        routes.OnAction(AskingVerbs.Person, handlers.PersonAsync);
    }
}
