namespace BaasFunctions.Server.Settings;

/// <summary>A <c>.env</c> file as a source of configuration. A file that is not there says nothing; what is wrong in one is told by <see cref="Reading"/>.</summary>
/// <param name="path">The file.</param>
/// <param name="environment">What <c>${NAME}</c> stands for, before what the file itself says.</param>
internal sealed class DotEnvSource(string path, IReadOnlyDictionary<string, string> environment) : ConfigurationProvider, IConfigurationSource
{
    /// <summary>What the file says.</summary>
    public DotEnvReading Reading { get; private set; } = new(new Dictionary<string, string>(), []);

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    public override void Load()
    {
        if (File.Exists(path))
        {
            Reading = DotEnvFile.Read(path, ".env", environment);
            foreach (var (name, value) in Reading.Values)
            {
                Data[name] = value;
            }
        }
    }
}
