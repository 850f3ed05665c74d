using System.Runtime.CompilerServices;

namespace Acornima.Lexing;

/// <summary>
/// Gives every name one string and one number, so that names are compared by reference and scopes look them up without hashing.
/// Knows keywords and words from the start. Kept between parses of a thread while it is small, which lets common names be shared.
/// </summary>
internal sealed class NameTable
{
    private const int MaxKept = 8192;
    private const int MaxKeptCharacters = 1 << 17;

    private static readonly (string Name, TokenType Type)[] Keywords =
    [
        ("break", TokenType.Break), ("case", TokenType.Case), ("catch", TokenType.Catch), ("class", TokenType.Class),
        ("const", TokenType.Const), ("continue", TokenType.Continue), ("debugger", TokenType.Debugger),
        ("default", TokenType.Default), ("delete", TokenType.Delete), ("do", TokenType.Do), ("else", TokenType.Else),
        ("enum", TokenType.Enum), ("export", TokenType.Export), ("extends", TokenType.Extends), ("false", TokenType.False),
        ("finally", TokenType.Finally), ("for", TokenType.For), ("function", TokenType.Function), ("if", TokenType.If),
        ("import", TokenType.Import), ("in", TokenType.In), ("instanceof", TokenType.InstanceOf), ("new", TokenType.New),
        ("null", TokenType.Null), ("return", TokenType.Return), ("super", TokenType.Super), ("switch", TokenType.Switch),
        ("this", TokenType.This), ("throw", TokenType.Throw), ("true", TokenType.True), ("try", TokenType.Try),
        ("typeof", TokenType.TypeOf), ("var", TokenType.Var), ("void", TokenType.Void), ("while", TokenType.While),
        ("with", TokenType.With),
    ];

    private Entry[] _entries = new Entry[256];
    private int[] _buckets = new int[512];
    private int _characters;
    private readonly int _fixedCount;

    public NameTable()
    {
        foreach (var (name, type) in Keywords)
        {
            _entries[Add(name, HashOf(name))].Type = type;
        }

        foreach (var word in Enum.GetValues<Word>().Where(w => w != Word.None))
        {
            var name = word == Word.Proto ? "__proto__" : word.ToString().ToLowerInvariant();
            _entries[Add(name, HashOf(name))].Word = word;
        }

        _fixedCount = Count;
        _characters = 0;
    }

    public int Count { get; private set; }

    public ref readonly Entry this[int symbol] => ref _entries[symbol];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Mix(uint hash, char c) => (hash * 31) + c;

    public static uint HashOf(ReadOnlySpan<char> name)
    {
        var hash = 0u;
        foreach (var c in name)
        {
            hash = Mix(hash, c);
        }

        return hash;
    }

    public int SymbolOf(ReadOnlySpan<char> name) => SymbolOf(name, HashOf(name));

    public int SymbolOf(ReadOnlySpan<char> name, uint hash)
    {
        for (var at = _buckets[Slot(hash)] - 1; at >= 0; at = _entries[at].Next)
        {
            ref readonly var entry = ref _entries[at];
            if (entry.Hash == hash && name.SequenceEqual(entry.Name))
            {
                return at;
            }
        }

        return Add(name.ToString(), hash);
    }

    /// <summary>Forgets names of earlier parses when they have become many.</summary>
    public void Trim()
    {
        if (Count <= MaxKept && _characters <= MaxKeptCharacters)
        {
            return;
        }

        var kept = _entries.AsSpan(0, _fixedCount).ToArray();
        _entries = new Entry[256];
        _buckets = new int[512];
        Count = 0;
        foreach (var entry in kept)
        {
            var symbol = Add(entry.Name, entry.Hash);
            _entries[symbol].Type = entry.Type;
            _entries[symbol].Word = entry.Word;
        }

        _characters = 0;
    }

    private int Slot(uint hash) => (int)((hash * 0x9E3779B1u) >> 7) & (_buckets.Length - 1);

    private int Add(string name, uint hash)
    {
        if (Count == _entries.Length)
        {
            Grow();
        }

        ref var bucket = ref _buckets[Slot(hash)];
        _entries[Count] = new Entry { Name = name, Hash = hash, Next = bucket - 1, Type = TokenType.Name };
        bucket = ++Count;
        _characters += name.Length;
        return Count - 1;
    }

    private void Grow()
    {
        Array.Resize(ref _entries, Count * 2);
        _buckets = new int[_entries.Length * 2];
        for (var i = 0; i < Count; i++)
        {
            ref var bucket = ref _buckets[Slot(_entries[i].Hash)];
            _entries[i].Next = bucket - 1;
            bucket = i + 1;
        }
    }

    internal struct Entry
    {
        public string Name;
        public uint Hash;
        public int Next;
        public TokenType Type;
        public Word Word;
    }
}
