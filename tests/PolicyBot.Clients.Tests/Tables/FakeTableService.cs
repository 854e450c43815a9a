using System.Net;
using System.Text;
using Azure.Core.Pipeline;
using PolicyBot.Tables;

namespace PolicyBot.Clients.Tests.Tables;

/// <summary>Records what would go over the wire and answers what a test has queued (204 with an ETag where nothing is queued).</summary>
internal sealed class FakeTableService
{
    public const string ETag = "W/\"datetime'2026-09-01T07%3A30%3A00.1234567Z'\"";

    private readonly Queue<Func<HttpResponseMessage>> answers = new();

    public List<Sent> Requests { get; } = [];

    public Sent Only => Assert.Single(Requests);

    public TableClient Client(string endpoint = "https://school.table.core.windows.net", TimeProvider? time = null)
    {
        var key = new TableSharedKeyCredential("school", "bm90IGEgc2VjcmV0OiBrZXkgb2YgdGhlIHRlc3QgYWNjb3VudCwgMDEyMzQ1Njc4OQ==");
        return new(new(endpoint), "Cases", key, Options(time));
    }

    public TableClientOptions Options(TimeProvider? time = null)
    {
        var options = new TableClientOptions { Transport = new HttpClientTransport(new Handler(this)), Time = time ?? TimeProvider.System };
        options.Retry.Delay = options.Retry.MaxDelay = TimeSpan.Zero;
        return options;
    }

    public FakeTableService Answers(int status, string body = "", params (string Name, string Value)[] headers)
    {
        answers.Enqueue(() =>
        {
            var answer = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, body.StartsWith('<') ? "application/xml" : "application/json") };
            foreach (var (name, value) in headers) answer.Headers.TryAddWithoutValidation(name, value);
            return answer;
        });
        return this;
    }

    public FakeTableService Throws(Exception e)
    {
        answers.Enqueue(() => throw e);
        return this;
    }

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var headers = request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? []).ToDictionary(h => h.Key, h => string.Join(",", h.Value), StringComparer.OrdinalIgnoreCase);
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Requests.Add(new(request.Method.Method, request.RequestUri!.AbsoluteUri, headers, body));
        if (answers.TryDequeue(out var answer)) return answer();
        var done = new HttpResponseMessage(HttpStatusCode.NoContent);
        done.Headers.TryAddWithoutValidation("ETag", ETag);
        return done;
    }

    private sealed class Handler(FakeTableService service) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            service.AnswerAsync(request, cancellationToken);
    }

    public sealed record Sent(string Method, string Address, Dictionary<string, string> Headers, string Body)
    {
        public string? this[string header] => Headers.GetValueOrDefault(header);
    }
}
