using System.Text.RegularExpressions;

namespace BaasFunctions.Tests.Deployment;

/// <summary>deploy/pin-images, with a Docker that knows a digest of every image but those of the name <c>unknown</c>.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed partial class PinImagesTests
{
    private const string Docker =
        """
        #!/usr/bin/env bash
        name=${!#}
        case $name in
          *@*) echo "an image that is pinned is asked for without its digest: $name" >&2; exit 1 ;;
          unknown*) echo "not found" >&2; exit 1 ;;
        esac
        echo "sha256:$(cat "$DIGESTS" <(echo "$name") | sha256sum | cut -d ' ' -f 1)"
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("baas-pin-").FullName;

    [TestInitialize]
    public void Copy()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "deploy"));
        Directory.CreateDirectory(Path.Combine(_folder, "bin"));
        foreach (var file in (string[])["Dockerfile", "deploy/compose.yaml", "deploy/pin-images"])
        {
            File.Copy(Repository.PathOf(file), Path.Combine(_folder, file));
        }

        File.WriteAllText(Path.Combine(_folder, "bin/docker"), Docker);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(_folder, "bin/docker"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    [TestCleanup]
    public void Delete() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public async Task EveryImage_IsPinnedOnce_AndNothingElseChanges()
    {
        await PinAsync("first");
        var pinned = Read();
        await PinAsync("second");
        var renewed = Read();

        Assert.AreEqual(Unpinned(Repository.PathOf("")), Digest.Replace(pinned, ""));
        Assert.AreEqual(Unpinned(Repository.PathOf("")), Digest.Replace(renewed, ""));
        Assert.AreNotEqual(pinned, renewed);
        Assert.HasCount(Image.Count(pinned), Digest.Matches(pinned));
        Assert.IsGreaterThan(3, Image.Count(pinned));
    }

    [TestMethod]
    public async Task AnImageThatIsNotFound_ChangesNothing()
    {
        File.AppendAllText(Path.Combine(_folder, "Dockerfile"), "\nFROM unknown/image:1 AS other\n");
        var before = Read();

        var (code, output) = await RunAsync("first");

        Assert.AreNotEqual(0, code);
        Assert.Contains("not found", output);
        Assert.AreEqual(before, Read());
    }

    private static string Unpinned(string folder) => Digest.Replace(Read(folder), "");

    private static string Read(string folder) =>
        File.ReadAllText(Path.Combine(folder, "Dockerfile")) + File.ReadAllText(Path.Combine(folder, "deploy/compose.yaml"));

    private string Read() => Read(_folder);

    private async Task PinAsync(string digests)
    {
        var (code, output) = await RunAsync(digests);
        Assert.AreEqual(0, code, output);
    }

    private Task<(int Code, string Output)> RunAsync(string digests)
    {
        var file = Path.Combine(_folder, "digests");
        File.WriteAllText(file, digests);
        return ShellCommand.RunAsync("PATH=\"$PWD/bin:$PATH\" deploy/pin-images", _folder, ("DIGESTS", file));
    }

    [GeneratedRegex("@sha256:[0-9a-f]{64}")]
    private static partial Regex Digest { get; }

    [GeneratedRegex(@"^(?:FROM (?:--platform=\S+ )?\S+:\S+ AS|\s+image:) ?", RegexOptions.Multiline)]
    private static partial Regex Image { get; }
}
