namespace BaasFunctions.Sandbox.Workers.Hosting;

/// <summary>Tells the supervisor's log, by standard error, of what is wrong with the host and none of the function's business.</summary>
internal static class WorkerDefects
{
    /// <summary>Characters of an exception that are told.</summary>
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
