using Azure;
using PolicyBot.Bot;
using PolicyBot.Core.Notices;
using PolicyBot.Tables;

namespace PolicyBot.Doctor;

/// <summary>Has something told once, however many instances run and however often they start: that it was told is stored in the same batch as the notice.</summary>
internal sealed class TablesReminders(TableClient table, OutboxSignal signal, TimeProvider time)
{
    /// <param name="about">What it is about; stands where a case's number would.</param>
    /// <param name="edition">Which one of that: another is told again.</param>
    /// <param name="number">Which reminder of it.</param>
    public async Task TellOnceAsync(string school, string about, string edition, int number, Notice notice, CancellationToken cancellation)
    {
        var told = new TableEntity(school, RowKeys.Told(about, edition, number));
        try
        {
            await table.SubmitTransactionAsync(
                [new(TableTransactionActionType.Add, told), .. TablesOutbox.Batch(school, about, number, [notice], time.GetUtcNow())], cancellation);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return; // told before
        }
        signal.Wake();
    }
}
