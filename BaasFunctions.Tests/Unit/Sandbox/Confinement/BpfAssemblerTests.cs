using System.Runtime.CompilerServices;
using BaasFunctions.Sandbox.Confinement.Filter;
using BaasFunctions.Tests.Unit.Sandbox.Confinement.Support;

namespace BaasFunctions.Tests.Unit.Sandbox.Confinement;

[TestClass]
public sealed class BpfAssemblerTests
{
    [TestMethod]
    public void Instruction_Size_IsTheKernels() => Assert.AreEqual(8, Unsafe.SizeOf<BpfInstruction>());

    [TestMethod]
    public void Jump_OverInstructions_CountsThoseBetween()
    {
        var code = new BpfAssembler();
        var end = new BpfLabel();
        code.Load(0);
        code.JumpIfEqual(7, ifTrue: end);
        code.Return(1);
        code.Return(2);
        code.Place(end);
        code.Return(3);

        var program = code.Assemble();

        Assert.AreEqual(new BpfInstruction(BpfCode.JumpIfEqual, 2, 0, 7), program[1]);
        Assert.AreEqual(3u, BpfMachine.Run(program, 0, 7));
        Assert.AreEqual(1u, BpfMachine.Run(program, 0, 8));
    }

    [TestMethod]
    public void Jump_WithoutCondition_PutsTheDistanceIntoTheOperand()
    {
        var code = new BpfAssembler();
        var end = new BpfLabel();
        code.Jump(end);
        for (var i = 0; i < 300; i++)
        {
            code.Return(1);
        }

        code.Place(end);
        code.Return(2);

        var program = code.Assemble();

        Assert.AreEqual(new BpfInstruction(BpfCode.Jump, 0, 0, 300), program[0]);
        Assert.AreEqual(2u, BpfMachine.Run(program, 0, 0));
    }

    [TestMethod]
    [DataRow(255, true)]
    [DataRow(256, false)]
    public void Jump_ByCondition_ReachesOneByteFar(int distance, bool fits)
    {
        var code = new BpfAssembler();
        var end = new BpfLabel();
        code.JumpIfAtLeast(1, ifFalse: end);
        for (var i = 0; i < distance; i++)
        {
            code.Return(1);
        }

        code.Place(end);
        code.Return(2);

        if (fits)
        {
            Assert.AreEqual(2u, BpfMachine.Run(code.Assemble(), 0, 0));
        }
        else
        {
            Assert.ThrowsExactly<InvalidOperationException>(() => code.Assemble());
        }
    }

    [TestMethod]
    public void Jump_BackOrNowhere_IsRefused()
    {
        var back = new BpfAssembler();
        var start = new BpfLabel();
        back.Place(start);
        back.Load(0);
        back.Jump(start);
        back.Return(0);
        var nowhere = new BpfAssembler();
        nowhere.Jump(new BpfLabel());
        nowhere.Return(0);
        var outside = new BpfAssembler();
        var after = new BpfLabel();
        outside.Jump(after);
        outside.Return(0);
        outside.Place(after);

        Assert.ThrowsExactly<InvalidOperationException>(() => back.Assemble());
        Assert.ThrowsExactly<InvalidOperationException>(() => nowhere.Assemble());
        Assert.ThrowsExactly<InvalidOperationException>(() => outside.Assemble());
    }

    [TestMethod]
    public void Program_EmptyOrWithoutVerdict_IsRefused()
    {
        var open = new BpfAssembler();
        open.Load(0);

        Assert.ThrowsExactly<InvalidOperationException>(() => new BpfAssembler().Assemble());
        Assert.ThrowsExactly<InvalidOperationException>(() => open.Assemble());
    }

    [TestMethod]
    public void Label_PlacedTwice_IsRefused()
    {
        var code = new BpfAssembler();
        var label = new BpfLabel();
        code.Place(label);

        Assert.ThrowsExactly<InvalidOperationException>(() => code.Place(label));
    }
}
