using BaasFunctions.Sandbox.Programs;
using Jint;
using Jint.Native;
using Jint.Native.Object;

namespace BaasFunctions.Sandbox.Context.Web;

/// <summary>
/// Web basics that are written in script, because they are classes of the language. Each comes into being when a function first names one of
/// its globals; what it cannot do itself it is given as plain functions without any power.
/// </summary>
internal sealed class WebScript
{
    public static readonly WebScript Text = new("TextScript", TextFunctions.All);
    public static readonly WebScript Clone = new("CloneScript", []);
    public static readonly WebScript Url = new("UrlScript", UrlFunctions.All);
    public static readonly WebScript Crypto = new("CryptoScript", CryptoFunctions.All);

    private readonly Prepared<Acornima.Ast.Script> _prepared;
    private readonly (string Name, Func<JsValue, JsValue[], JsValue> Body)[] _functions;

    private WebScript(string name, (string Name, HostFunction.Body Body)[] functions)
    {
        using var stream = typeof(WebScript).Assembly.GetManifestResourceStream($"BaasFunctions.Sandbox.Context.Web.{name}.js")!;
        using var reader = new StreamReader(stream);
        _prepared = Engine.PrepareScript(reader.ReadToEnd(), SourceNames.Driver);
        _functions = [.. functions.Select(function => (function.Name, HostFunction.Guard(function.Body)))];
    }

    /// <summary>One of its globals; what it makes is kept for the others.</summary>
    public JsValue Get(Engine engine, string name)
    {
        var made = Execution.ExecutionScope.Current.WebScripts;
        if (!made.TryGetValue(this, out var library))
        {
            var given = FrozenObject.Of(
                engine, [.. _functions.Select(function => (function.Name, (JsValue)HostFunction.Create(engine, function.Name, function.Body, 1)))]);
            made[this] = library = (ObjectInstance)engine.Call(engine.Evaluate(_prepared), given);
        }

        return library.Get(name);
    }

    /// <summary>Whether a value is an instance of one of its classes. Makes nothing: before a function named the class there can be none.</summary>
    public bool IsInstance(Execution.ExecutionScope scope, JsValue value, string name)
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
