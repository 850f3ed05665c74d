using System.Buffers.Text;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BaasFunctions.Sandbox.Engines.Context.Calls;
using BaasFunctions.Sandbox.Engines.Execution;
using Jint.Native;

namespace BaasFunctions.Sandbox.Engines.Context.Web.Keys;

/// <summary>Keys into and out of their formats. What reads gives the key, or a text that says what is wrong with it.</summary>
internal static class KeyFunctions
{
    /// <summary>Bytes of a JSON Web Key that was wrapped; an RSA key of 8192 bits has some 7,000.</summary>
    private const int MaxJwkBytes = 65_536;

    /// <summary>Such a key is flat, but for lists of certificates and operations.</summary>
    private static readonly JsonDocumentOptions s_json = new() { MaxDepth = 8 };

    public static (string Name, HostFunction.Body Body)[] Secrets =>
    [
        ("take", static (scope, arguments) => scope.Handle(ScriptBytes.Of(arguments.At(0)))),
        ("textBytes", TextBytes),
        ("buffer", static (scope, arguments) => ScriptBytes.ToBuffer(scope.Engine, arguments.Bytes(0))),
        ("secret", static (scope, arguments) => scope.Handle(arguments.Bytes(0))),
        ("randomSecret", static (scope, arguments) => RandomSecret(scope, arguments)),
        ("bits", static (_, arguments) => JsNumber.Create(arguments.Key<KeyMaterial>(0).Bits)),
        ("readJwk", static (scope, arguments) => Read(scope, () => OfJwk(arguments))),
        ("writeJwk", static (scope, arguments) => FrozenObject.Of(
            scope.Engine,
            [.. arguments.Key<KeyMaterial>(0).Jwk().Select(member => (member.Name, (JsValue)JsString.Create(member.Text ?? Base64Url.EncodeToString(member.Bytes))))])),
        ("wrappedMember", WrappedMember),
    ];

    public static (string Name, HostFunction.Body Body)[] Pairs =>
    [
        ("publicOf", static (scope, arguments) => scope.Handle(arguments.Key<KeyMaterial>(0).Public)),
        ("isPrivate", static (_, arguments) => arguments.Key<KeyMaterial>(0).IsPrivate ? JsBoolean.True : JsBoolean.False),
        ("exponent", static (scope, arguments) => ScriptBytes.ToArray(scope.Engine, arguments.Key<RsaKey>(0).Parameters.Exponent)),
        ("readKey", static (scope, arguments) => Read(scope, () => OfFormat(arguments.Text(0), arguments.Text(1), arguments.Bytes(2)))),
        ("writeKey", static (scope, arguments) => scope.Handle(arguments.Key<KeyMaterial>(1).Export(arguments.Text(0)))),
    ];

    /// <summary>Arguments: a text, and the number of bytes that the result is a multiple of, with spaces at its end.</summary>
    private static JsValue TextBytes(ExecutionScope scope, JsValue[] arguments)
    {
        var text = arguments.Text(0);
        var bytes = Encoding.UTF8.GetByteCount(text);
        var unit = arguments.Number(1);
        return scope.Handle(Encoding.UTF8.GetBytes(text + new string(' ', (unit - (bytes % unit)) % unit)));
    }

    private static JsValue RandomSecret(ExecutionScope scope, JsValue[] arguments)
    {
        var bytes = new byte[Math.Clamp(arguments.Number(0), 0, CryptoFunctions.MaxBytes)];
        RandomValues.Fill(scope, bytes);
        return scope.Handle(bytes);
    }

    private static JsValue Read(ExecutionScope scope, Func<KeyMaterial> read)
    {
        try
        {
            return scope.Handle(read());
        }
        catch (InvalidKeyException exception)
        {
            return JsString.Create(exception.Message);
        }
        catch (Exception exception) when (exception is AsnContentException or CryptographicException)
        {
            return JsString.Create(exception is AsnContentException ? "The key is not encoded as its format says" : "The numbers of the key do not belong together");
        }
    }

    private static KeyMaterial OfFormat(string format, string kind, byte[] data) => (format, kind) switch
    {
        ("spki", "RSA") => RsaKey.OfPublicKey(KeyDer.ReadSpki(data, RsaKey.Algorithm, null)),
        (_, "RSA") => RsaKey.OfPrivateKey(KeyDer.ReadPkcs8(data, RsaKey.Algorithm, null)),
        ("raw", _) when EllipticKey.IsCurve(kind) => EllipticKey.OfPoint(kind, data),
        ("spki", _) when EllipticKey.IsCurve(kind) => EllipticKey.OfPublicKey(kind, data),
        _ when EllipticKey.IsCurve(kind) => EllipticKey.OfPrivateKey(kind, data),
        ("raw", _) => EdwardsKey.OfPoint(kind, data),
        ("spki", _) => EdwardsKey.OfPublicKey(kind, data),
        _ => EdwardsKey.OfPrivateKey(kind, data),
    };

    /// <summary>Arguments: the kind of key, and its members in the order of RFC 7518 (section 6) and RFC 8037 (section 2).</summary>
    private static KeyMaterial OfJwk(JsValue[] arguments)
    {
        var kind = arguments.Text(0);
        switch (kind)
        {
            case "oct":
                return new SecretBytes(Member(arguments, 1, "k"));
            case "RSA":
                return RsaKey.Create(Member(arguments, 1, "n"), Member(arguments, 2, "e"), arguments.At(3) is JsString ? OwnNumbers(arguments) : null);
            case var curve when EllipticKey.IsCurve(curve):
                return EllipticKey.Create(curve, Member(arguments, 1, "x"), Member(arguments, 2, "y"), arguments.At(3) is JsString ? Member(arguments, 3, "d") : null);
            default:
                var x = Member(arguments, 1, "x");
                return arguments.At(2) is JsString ? EdwardsKey.OfPair(kind, x, Member(arguments, 2, "d")) : EdwardsKey.OfPoint(kind, x);
        }
    }

    private static byte[][] OwnNumbers(JsValue[] arguments)
    {
        string[] names = ["d", "p", "q", "dp", "dq", "qi"];
        return [.. names.Select((name, index) => Member(arguments, 3 + index, name))];
    }

    private static byte[] Member(JsValue[] arguments, int index, string name)
    {
        if (arguments.At(index) is not JsString text)
        {
            throw new InvalidKeyException($"The key has no {name}");
        }

        try
        {
            return Base64Url.DecodeFromChars(text.ToString());
        }
        catch (FormatException)
        {
            throw new InvalidKeyException($"{name} of the key is not base64url");
        }
    }

    /// <summary>
    /// Arguments: the bytes that were wrapped, the name of a member. Undefined for one that is missing or of no use in a key, null for bytes that are no JSON object.
    /// It is read for each member, so that no object of script ever has all of them.
    /// </summary>
    private static JsValue WrappedMember(ExecutionScope scope, JsValue[] arguments)
    {
        var bytes = arguments.Bytes(0);
        if (bytes.Length > MaxJwkBytes)
        {
            return JsValue.Null;
        }

        try
        {
            using var document = JsonDocument.Parse(bytes, s_json);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return JsValue.Null;
            }

            return document.RootElement.TryGetProperty(arguments.Text(1), out var member) ? OfJson(scope, member) : JsValue.Undefined;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return JsValue.Null;
        }
    }

    private static JsValue OfJson(ExecutionScope scope, JsonElement member) => member.ValueKind switch
    {
        JsonValueKind.String => JsString.Create(member.GetString()!),
        JsonValueKind.True => JsBoolean.True,
        JsonValueKind.False => JsBoolean.False,
        JsonValueKind.Array => new JsArray(scope.Engine, [.. member.EnumerateArray().Select(one => one.ValueKind == JsonValueKind.String ? JsString.Create(one.GetString()!) : JsValue.Null)]),
        _ => JsValue.Undefined,
    };
}
