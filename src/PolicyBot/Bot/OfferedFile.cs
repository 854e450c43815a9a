namespace PolicyBot.Bot;

/// <summary>What became of making a file for somebody.</summary>
internal abstract record OfferedFile
{
    private OfferedFile() { }

    /// <param name="Name">With its ending. Of a case it says the number and nothing else: the name stands in the chat.</param>
    public sealed record Ready(string Name, ReadOnlyMemory<byte> Content) : OfferedFile;

    /// <summary>Not theirs, or there is nothing of it.</summary>
    public sealed record Refused(string Why) : OfferedFile;
}

/// <summary>
/// Makes a file from what is stored at this moment, for this person, or says why they may not have it. It is asked when the file is offered, and
/// again when it is taken: who may have it is decided here each time.
/// </summary>
/// <param name="about">What the file is of, such as the number of a case. It came back through somebody's client.</param>
internal delegate Task<OfferedFile> FileMaker(Turn turn, string about);
