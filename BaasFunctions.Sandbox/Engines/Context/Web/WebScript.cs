using BaasFunctions.Sandbox.Compilation;
using BaasFunctions.Sandbox.Engines.Context.Web.Compression;
using BaasFunctions.Sandbox.Engines.Execution;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines.Context.Web;

/// <summary>
/// Web basics that are written in script, because they are classes of the language. Each comes into being when a function first names one of
/// its globals; what it cannot do itself it is given as plain functions without any power. Its members that are no globals are for the
/// other scripts and the host alone: no function ever gets hold of the object that has them.
/// </summary>
internal sealed class WebScript
{
    /// <summary>All of them by name. Stands before them, which enter themselves.</summary>
    private static readonly Dictionary<string, WebScript> s_all = new(StringComparer.Ordinal);

    public static readonly WebScript Text = new("TextScript", TextFunctions.All);
    public static readonly WebScript Clone = new("CloneScript", []);
    public static readonly WebScript Url = new("UrlScript", UrlFunctions.All);
    public static readonly WebScript UrlPattern = new("UrlPatternScript", UrlFunctions.OfPatterns);
    public static readonly WebScript Crypto = new("CryptoScript", CryptoFunctions.All);
    public static readonly WebScript Subtle = new("SubtleScript", SubtleFunctions.All);
    public static readonly WebScript SubtleKey = new("SubtleKeyScript", SubtleFunctions.Pairs);
    public static readonly WebScript Buffer = new("BufferScript", BufferFunctions.All);
    public static readonly WebScript Event = new("EventScript", EventFunctions.All);
    public static readonly WebScript EventKinds = new("EventKindsScript", []);
    public static readonly WebScript Environment = new("EnvironmentScript", EnvironmentObjects.All);
    public static readonly WebScript StreamCore = new("StreamCoreScript", []);
    public static readonly WebScript Deno = new("DenoScript", DenoFunctions.All);
    public static readonly WebScript Stream = new("StreamScript", []);
    public static readonly WebScript StreamBytesCore = new("StreamBytesCoreScript", []);
    public static readonly WebScript StreamBytes = new("StreamBytesScript", []);
    public static readonly WebScript StreamBytesTee = new("StreamBytesTeeScript", []);
    public static readonly WebScript StreamTee = new("StreamTeeScript", []);
    public static readonly WebScript StreamFrom = new("StreamFromScript", []);
    public static readonly WebScript StreamWriteCore = new("StreamWriteCoreScript", []);
    public static readonly WebScript StreamWrite = new("StreamWriteScript", []);
    public static readonly WebScript StreamPipe = new("StreamPipeScript", []);
    public static readonly WebScript StreamTransform = new("StreamTransformScript", []);
    public static readonly WebScript StreamStrategy = new("StreamStrategyScript", []);
    public static readonly WebScript StreamText = new("StreamTextScript", TextFunctions.All);
    public static readonly WebScript StreamCompression = new("StreamCompressionScript", CompressionFunctions.All);
    public static readonly WebScript Blob = new("BlobScript", BlobFunctions.All);
    public static readonly WebScript Fetch = new("FetchScript", TextFunctions.Whole);
    public static readonly WebScript Request = new("RequestScript", RequestFunctions.All);

    private readonly string _name;
    private readonly Lazy<Prepared<Acornima.Ast.Script>> _prepared;
    private readonly (string Name, Func<JsValue, JsValue[], JsValue> Body)[] _functions;

    private WebScript(string name, (string Name, HostFunction.Body Body)[] functions)
    {
        _name = name;
        s_all.Add(name, this);
        _prepared = new Lazy<Prepared<Acornima.Ast.Script>>(Prepare);
        _functions =
        [
            .. functions.Select(function => (function.Name, HostFunction.Guard(function.Body))),
            ("use", HostFunction.Guard(static (scope, arguments) => Named(arguments).Library(scope))),
            ("peek", HostFunction.Guard(static (scope, arguments) => Named(arguments).Made(scope) ?? JsValue.Undefined)),
        ];
    }

    /// <summary>One of its globals; what it makes is kept for the others.</summary>
    public JsValue Get(Engine engine, string name) => Library(ExecutionScope.Current).Get(name);

    /// <summary>What it made for this execution; made now where it was not.</summary>
    public ObjectInstance Library(ExecutionScope scope)
    {
        if (!scope.WebScripts.TryGetValue(this, out var library))
        {
            var engine = scope.Engine;
            var given = FrozenObject.Of(
                engine, [.. _functions.Select(function => (function.Name, (JsValue)HostFunction.Create(engine, function.Name, function.Body, 1)))]);
            scope.WebScripts[this] = library = (ObjectInstance)engine.Call(engine.Evaluate(_prepared.Value), given);
        }

        return library;
    }

    /// <summary>What it made for this execution; null while no function named one of its globals, so that no object of it can exist.</summary>
    public ObjectInstance? Made(ExecutionScope scope) => scope.WebScripts.GetValueOrDefault(this);

    /// <summary>Calls a member that is for the host.</summary>
    public JsValue Call(ExecutionScope scope, string name, params JsValue[] arguments) =>
        scope.Engine.Call(Library(scope).Get(name), JsValue.Undefined, arguments);

    /// <summary>Asks a member that is for the host whether a value is one of its objects. Makes nothing: before it was made there can be none.</summary>
    public bool Knows(ExecutionScope scope, string test, JsValue value) =>
        Made(scope) is not null && TypeConverter.ToBoolean(Call(scope, test, value));

    private static WebScript Named(JsValue[] arguments) => s_all[TypeConverter.ToString(arguments.At(0))];

    private Prepared<Acornima.Ast.Script> Prepare()
    {
        using var stream = typeof(WebScript).Assembly.GetManifestResourceStream($"BaasFunctions.Sandbox.Engines.Context.Web.{_name}.js")!;
        using var reader = new StreamReader(stream);
        return Engine.PrepareScript(reader.ReadToEnd(), SourceNames.Driver);
    }

    /// <summary>Whether a value is an instance of one of its classes. Makes nothing: before a function named the class there can be none.</summary>
    public bool IsInstance(ExecutionScope scope, JsValue value, string name)
    {
        if (value is not ObjectInstance instance
            || !scope.WebScripts.TryGetValue(this, out var library)
            || library.Get(name) is not ObjectInstance type
            || type.Get("prototype") is not ObjectInstance wanted)
        {
            return false;
        }

        for (var prototype = instance.Prototype; prototype is not null; prototype = prototype.Prototype)
        {
            if (ReferenceEquals(prototype, wanted))
            {
                return true;
            }
        }

        return false;
    }
}
