using Acornima;

namespace BaasFunctions.Tests.Unit.EcmaScript.Lexing;

[TestClass]
public sealed class TokenizerTests
{
    [TestMethod]
    [DataRow("static /* c */ name() {}", 15, TokenKind.Identifier)]
    [DataRow("static [a]() {}", 7, TokenKind.Punctuator)]
    [DataRow("static #a() {}", 7, TokenKind.Punctuator)]
    [DataRow("static 'a'() {}", 7, TokenKind.StringLiteral)]
    [DataRow("static *a() {}", 7, TokenKind.Punctuator)]
    [DataRow("static @a b() {}", 7, TokenKind.Punctuator)]
    public void Next_Twice_StandsBehindTheFirstWord(string text, int start, TokenKind kind)
    {
        var tokenizer = new Tokenizer("");
        tokenizer.Reset("class A { " + text + " }", 10, text.Length);
        tokenizer.Next();
        tokenizer.Next();

        Assert.AreEqual(10 + start, tokenizer.Current.Start);
        Assert.AreEqual(kind, tokenizer.Current.Kind);
    }

    [TestMethod]
    public void Next_AtEndOfWindow_IsEndThoughTextGoesOn()
    {
        var tokenizer = new Tokenizer("");
        tokenizer.Reset("ab cd", 0, 2);
        tokenizer.Next();
        Assert.AreEqual(2, tokenizer.Current.End);
        tokenizer.Next();
        Assert.AreEqual(TokenKind.EOF, tokenizer.Current.Kind);
    }
}
