using System.Buffers;
using System.Text.Json;
using Acornima;
using Acornima.Ast;

namespace BaasFunctions.Sandbox.Compilation;

/// <summary>
/// The value of an expression made of literals, as JSON, without running it: objects, arrays, texts, numbers, signs and
/// arithmetic on numbers (<c>30 * 1000</c>). The depth of the tree is bounded by the parser's budget.
/// </summary>
internal static class LiteralJson
{
    /// <summary>The JSON text, or null when only running the program reveals the value.</summary>
    public static byte[]? TryWrite(Expression expression)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            if (!TryWrite(expression, json))
            {
                return null;
            }
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static bool TryWrite(Expression? expression, Utf8JsonWriter json)
    {
        switch (expression)
        {
            case StringLiteral text:
                json.WriteStringValue(text.Value);
                return true;
            case BooleanLiteral flag:
                json.WriteBooleanValue(flag.Value);
                return true;
            case NullLiteral:
                json.WriteNullValue();
                return true;
            case TemplateLiteral { Expressions.Count: 0, Quasis: var quasis }:
                json.WriteStringValue(quasis[0].Value.Cooked);
                return true;
            case ArrayExpression array:
                return TryWrite(array, json);
            case ObjectExpression @object:
                return TryWrite(@object, json);
            default:
                if (TryCompute(expression, out var number) && double.IsFinite(number))
                {
                    json.WriteNumberValue(number);
                    return true;
                }

                return false;
        }
    }

    private static bool TryWrite(ArrayExpression array, Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (var element in array.Elements)
        {
            if (!TryWrite(element, json))
            {
                return false;
            }
        }

        json.WriteEndArray();
        return true;
    }

    private static bool TryWrite(ObjectExpression @object, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var member in @object.Properties)
        {
            if (member is not ObjectProperty { Kind: PropertyKind.Init, Computed: false, Method: false, Value: Expression value } property
                || NameOf(property.Key) is not { } name
                || name == "__proto__")
            {
                return false;
            }

            json.WritePropertyName(name);
            if (!TryWrite(value, json))
            {
                return false;
            }
        }

        json.WriteEndObject();
        return true;
    }

    private static string? NameOf(Expression key) => key switch
    {
        Identifier identifier => identifier.Name,
        StringLiteral text => text.Value,
        _ => null,
    };

    private static bool TryCompute(Expression? expression, out double number)
    {
        number = 0;
        switch (expression)
        {
            case NumericLiteral literal:
                number = literal.Value;
                return true;
            case NonUpdateUnaryExpression { Operator: Operator.UnaryNegation, Argument: var negated } when TryCompute(negated, out number):
                number = -number;
                return true;
            case NonUpdateUnaryExpression { Operator: Operator.UnaryPlus, Argument: var plain }:
                return TryCompute(plain, out number);
            case NonLogicalBinaryExpression binary when TryCompute(binary.Left, out var left) && TryCompute(binary.Right, out var right):
                switch (binary.Operator)
                {
                    case Operator.Addition:
                        number = left + right;
                        return true;
                    case Operator.Subtraction:
                        number = left - right;
                        return true;
                    case Operator.Multiplication:
                        number = left * right;
                        return true;
                    case Operator.Division:
                        number = left / right;
                        return true;
                    default:
                        return false;
                }

            default:
                return false;
        }
    }
}
