using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime.Descriptors;

namespace BaasFunctions.Sandbox.Engines.Context.Calls;

/// <summary>
/// <c>context.db.project.entities</c>: has a collection under every name. Whether there is such an entity, and whether the name is one at
/// all, the store says when it is asked. It has no prototype, so that no inherited name stands in the way.
/// </summary>
internal sealed class EntitiesObject : ObjectInstance
{
    private readonly JsValue? _transaction;
    private readonly Dictionary<string, PropertyDescriptor> _collections = new(StringComparer.Ordinal);

    /// <param name="engine">The engine of the execution.</param>
    /// <param name="transaction">The transaction that its calls belong to; null for none.</param>
    public EntitiesObject(Engine engine, JsValue? transaction)
        : base(engine)
    {
        _transaction = transaction;
        SetPropertyAccessSemantics(PropertyAccessSemantics.Exotic);
    }

    protected override ObjectInstance? GetPrototypeOf() => null;

    public override PropertyDescriptor GetOwnProperty(JsValue property)
    {
        if (property is not JsString name)
        {
            return PropertyDescriptor.Undefined;
        }

        var text = name.ToString();
        if (!_collections.TryGetValue(text, out var collection))
        {
            collection = new PropertyDescriptor(EntityCollection.Create(Engine, text, _transaction), PropertyFlag.AllForbidden);
            _collections.Add(text, collection);
        }

        return collection;
    }

    public override JsValue Get(JsValue property, JsValue receiver)
    {
        var descriptor = GetOwnProperty(property);
        return ReferenceEquals(descriptor, PropertyDescriptor.Undefined) ? JsValue.Undefined : descriptor.Value;
    }

    public override bool HasProperty(JsValue property) => property is JsString;

    public override bool Set(JsValue property, JsValue value, JsValue receiver) => false;

    public override bool DefineOwnProperty(JsValue property, PropertyDescriptor desc) => false;

    public override bool Delete(JsValue property) => false;

    /// <summary>Nothing to enumerate: which entities there are is not known here.</summary>
    public override List<JsValue> GetOwnPropertyKeys(Jint.Runtime.Types types = Jint.Runtime.Types.String | Jint.Runtime.Types.Symbol) => [];
}
