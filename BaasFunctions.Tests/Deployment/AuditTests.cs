using System.IO.Compression;

namespace BaasFunctions.Tests.Deployment;

/// <summary>The audit of packages that Directory.Build.props and nuget.config ask for, on feeds of a folder.</summary>
[TestClass]
public sealed class AuditTests
{
    private const string Project = """<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><PackageReference Include="Sample" Version="[1.0.0]" /></ItemGroup></Project>""";

    private const string Package =
        """
        <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
          <metadata><id>Sample</id><version>1.0.0</version><authors>tests</authors><description>Nothing.</description></metadata>
        </package>
        """;

    [TestMethod]
    [DataRow("feed", "NU1905")]
    [DataRow("http://127.0.0.1:9/index.json", "NU1900")]
    public async Task Restore_WhereNobodyKnowsOfAdvisories_WarnsAndSucceeds(string auditSource, string warning)
    {
        var folder = Directory.CreateTempSubdirectory("baas-audit-").FullName;
        try
        {
            await WriteAsync(folder, auditSource);

            var (code, output) = await ShellCommand.RunAsync("dotnet restore", folder, ("CI", "true"), ("NUGET_PACKAGES", Path.Combine(folder, "packages")));

            Assert.AreEqual(0, code, output);
            Assert.Contains($"warning {warning}", output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestMethod]
    public void Repository_NamesASourceOfAdvisories() => Assert.Contains("<auditSources>", File.ReadAllText(Repository.PathOf("nuget.config")));

    private static async Task WriteAsync(string folder, string auditSource)
    {
        File.Copy(Repository.PathOf("Directory.Build.props"), Path.Combine(folder, "Directory.Build.props"));
        await File.WriteAllTextAsync(Path.Combine(folder, "application.csproj"), Project);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "nuget.config"),
            $"""
            <configuration>
              <packageSources><clear /><add key="feed" value="feed" /></packageSources>
              <auditSources><clear /><add key="audit" value="{auditSource}" allowInsecureConnections="true" /></auditSources>
            </configuration>
            """);
        Directory.CreateDirectory(Path.Combine(folder, "feed"));
        await using var archive = await ZipFile.OpenAsync(Path.Combine(folder, "feed/sample.1.0.0.nupkg"), ZipArchiveMode.Create);
        await using var manifest = new StreamWriter(await archive.CreateEntry("sample.nuspec").OpenAsync());
        await manifest.WriteAsync(Package);
    }
}
