using System.Text.Json;
using System.Text.Json.Nodes;
using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.TestMode;

/// <summary>Reads the cases of a file of tests.</summary>
internal static class FixtureReader
{
    private const int MaxCases = 1000;
    private const int MaxCalls = 1000;

    private static readonly string[] s_shared = ["env", "mocks", "context"];
    private static readonly string[] s_call = ["body", "request", "expect", "keep"];

    /// <param name="file">The whole file: one case, or <c>cases</c> and what is for all of them.</param>
    public static IReadOnlyList<FixtureCase> Read(SentJson file)
    {
        if (file.Value.ValueKind != JsonValueKind.Object)
        {
            file.Refuse("an object");
            return [];
        }

        if (file["cases"].Value.ValueKind == JsonValueKind.Undefined)
        {
            return [ReadCase(file, default, 1)];
        }

        Check(file, [.. s_shared, "cases"]);
        FixtureCase[] cases = [.. file["cases"].Items(MaxCases).Select((one, index) => ReadCase(one, file, index + 1))];
        if (cases.Length == 0)
        {
            file["cases"].Refuse("an array of cases");
        }

        return cases;
    }

    private static FixtureCase ReadCase(SentJson one, SentJson file, int number)
    {
        var hasCalls = one["calls"].Value.ValueKind != JsonValueKind.Undefined;
        if (one.Value.ValueKind != JsonValueKind.Object)
        {
            one.Refuse("an object");
        }

        Check(one, ["name", .. s_shared, .. hasCalls ? ["calls"] : s_call]);
        var env = file.Scope is null ? [] : MocksReader.ReadEnv(file["env"]);
        foreach (var (name, value) in MocksReader.ReadEnv(one["env"]))
        {
            env[name] = value;
        }

        // Of each case its own: a mock counts the requests that it answered.
        var mocks = MocksReader.Read(one["mocks"].IsAbsent && file.Scope is not null ? file["mocks"] : one["mocks"]);
        foreach (var (name, value) in mocks.Env)
        {
            env[name] = value;
        }

        return new FixtureCase(
            one["name"].Text() is { Length: > 0 } text ? text : $"case {number}",
            env,
            mocks,
            ReadContext(one["context"], file.Scope is null ? new FixtureContext() : ReadContext(file["context"], new FixtureContext())),
            hasCalls ? ReadCalls(one["calls"]) : [ReadCall(one)]);
    }

    private static FixtureCall[] ReadCalls(SentJson calls)
    {
        var read = new List<FixtureCall>();
        foreach (var call in calls.Items(MaxCalls))
        {
            Check(call, s_call);
            read.Add(ReadCall(call));
        }

        if (read.Count == 0)
        {
            calls.Refuse("an array of calls");
        }

        return [.. read];
    }

    private static FixtureCall ReadCall(SentJson call)
    {
        var (body, request) = (call["body"].Value, call["request"].Value);
        if (body.ValueKind != JsonValueKind.Undefined && request.ValueKind != JsonValueKind.Undefined)
        {
            call.Refuse("a call with request or, in short, its body, not with both");
        }

        var keep = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, path) in call["keep"].Members())
        {
            keep[name] = path.Text("a path in the answer, such as data.id") ?? "";
        }

        return new FixtureCall
        {
            Request = body.ValueKind == JsonValueKind.Undefined ? request : PlainJson.Element(new JsonObject { ["body"] = PlainJson.Node(body) }),
            Keep = keep,
            Expect = ReadExpect(call["expect"]),
        };
    }

    private static TestExpectations ReadExpect(SentJson expect)
    {
        var read = ExpectationsReader.Read(expect);
        return read is { Status: null, Error: null, ErrorCode: null } ? read with { Status = "success" } : read;
    }

    private static FixtureContext ReadContext(SentJson context, FixtureContext otherwise)
    {
        Check(context, "project_id", "tenant_id", "user_id");
        return new FixtureContext(
            context["project_id"].Text() ?? otherwise.Project, context["tenant_id"].Text() ?? otherwise.Tenant, context["user_id"].Text() ?? otherwise.User);
    }

    private static void Check(SentJson value, params string[] known)
    {
        foreach (var unused in value.Members(known))
        {
            // Read to be checked.
        }
    }
}
