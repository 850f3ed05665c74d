using Acornima.Ast;
using BaasFunctions.Sandbox.Compilation;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Context.Web;
using BaasFunctions.Sandbox.Engines.Execution;
using Jint;
using Jint.Native;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace BaasFunctions.Sandbox.Engines;

/// <summary>Says in the words of V8, with the expression that the author wrote, what is no function and what has no properties.</summary>
internal sealed class AuthorMessages : IReferenceResolver
{
    /// <summary>What is asked only where an error follows; reading and calling stay as fast as they are.</summary>
    public const ReferenceResolverInterests Interests =
        ReferenceResolverInterests.NonCallableCallee | ReferenceResolverInterests.NullishPropertyBase | ReferenceResolverInterests.UnresolvableReference;

    public static readonly AuthorMessages Instance = new();

    private AuthorMessages()
    {
    }

    /// <summary>
    /// A name of the web that is not offered: a NotSupportedError says why. <c>typeof</c> does not ask here, so that code which looks whether it is
    /// there finds that it is not.
    /// </summary>
    public bool TryUnresolvableReference(Engine engine, Reference reference, out JsValue value)
    {
        value = JsValue.Undefined;
        return ExecutionScope.CurrentOrNull is { } scope && NotOffered.Why(reference.ReferencedName.ToString()) is { } why
            ? throw new JavaScriptException(WebScript.Event.Call(scope, "notSupported", JsString.Create(why)))
            : false;
    }

    public bool TryPropertyReference(Engine engine, Reference reference, ref JsValue value) =>
        reference.Base.IsUndefined() || reference.Base.IsNull()
            ? throw new JavaScriptException(
                engine.Intrinsics.TypeError, $"Cannot read properties of {reference.Base} (reading '{Shown(reference.ReferencedName)}')")
            : false;

    public bool TryGetCallable(Engine engine, object callee, out JsValue value)
    {
        var reference = callee as Reference;
        var text = Called(reference)
            ?? (reference is not null ? Shown(reference.ReferencedName) : callee is JsValue called ? Shown(called) : "The expression");
        throw new JavaScriptException(engine.Intrinsics.TypeError, $"{text} is not a function");
    }

    /// <summary>The engine's own message is the one.</summary>
    public bool CheckCoercible(JsValue value) => false;

    /// <summary>A value that is no object runs no code when it is shown.</summary>
    private static string Shown(JsValue value) =>
        value.IsObject() ? "[object]" : ErrorText.Shorten(value.ToString(), ErrorText.MaxName);

    /// <summary>What was called, from the tree. The engine's place is the call or, where it took a short cut, the member.</summary>
    private static string? Called(Reference? reference)
    {
        if (ExecutionScope.CurrentOrNull is not { Program: not null } scope
            || CallStackFormat.PlaceOf(scope) is not { } place
            || scope.ProgramOf(place.SourceFile) is not { } program)
        {
            return null;
        }

        var callee = NodeSearch.At<CallExpression>(program.Root, place)?.Callee
            ?? (NodeSearch.At<MemberExpression>(program.Root, place) is { } member && IsOf(reference, member) ? member : null);
        return callee is null ? null : ExpressionText.Of(callee, program.Temporaries);
    }

    private static bool IsOf(Reference? reference, MemberExpression member) =>
        reference?.ReferencedName is { } name && (member.Computed || (member.Property is Identifier { Name: var property } && name.Equals(property)));
}
