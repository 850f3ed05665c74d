using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace BaasFunctions.Tests.Deployment;

/// <summary>Reads YAML of the repository as JSON.</summary>
internal static class Yaml
{
    public static JsonObject Read(string path)
    {
        var stream = new YamlStream();
        using var reader = new StreamReader(Repository.PathOf(path));
        stream.Load(reader);
        return Convert(stream.Documents.Single().RootNode)!.AsObject();
    }

    private static JsonNode? Convert(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(pair => KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, Convert(pair.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Convert)]),
        YamlScalarNode { Style: ScalarStyle.Plain } plain => Plain(plain.Value ?? ""),
        YamlScalarNode text => text.Value,
        _ => throw new InvalidDataException("Not a value"),
    };

    private static JsonNode? Plain(string text) => text switch
    {
        "" or "null" or "~" => null,
        "true" => true,
        "false" => false,
        _ => long.TryParse(text, out var number) ? JsonValue.Create(number) : JsonValue.Create(text),
    };
}
