namespace BaasFunctions.Sandbox.Workers.Hosting;

/// <summary>Reports defects of the host to the supervisor's log, through standard error.</summary>
internal static class WorkerDefects
{
    /// <summary>Characters of an exception that are reported.</summary>
    private const int MaxLength = 2000;

    public static void Report(Exception defect)
    {
        var text = defect.ToString();
        try
        {
            Console.Error.WriteLine(text.Length > MaxLength ? text[..MaxLength] : text);
        }
        catch (IOException)
        {
            // Nobody reads it any more.
        }
    }
}
