package com.example.calc;

import dev.callwire.stub.Arguments;
import dev.callwire.stub.Caller;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import javax.annotation.processing.Generated;

/** Calls a remote {@link Calculator}. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.calc.Calculator"
)
public final class CalculatorClient implements Calculator {
  private final Caller caller;

  /** A client whose calls go through the caller. */
  public CalculatorClient(Caller caller) {
    this.caller = Objects.requireNonNull(caller, "caller");
  }

  /**
   * Adds two numbers.
   *
   * <pre>{@code
   * --> {"a": 1, "b": 2}
   * <-- 3
   * }</pre>
   *
   * @param a the first summand
   * @param b the second summand
   * @return the sum
   */
  @Override
  public int add(int a, int b) {
    return caller.call(CalculatorBinding.ADD, out -> out.put(a).put(b));
  }

  /**
   * Divides.
   *
   * @throws DivisionByZero if the divisor is zero
   */
  @Override
  public CompletionStage<Calculator.Quotient> divide(long dividend, long divisor) throws
      Calculator.DivisionByZero {
    return caller.callAsync(CalculatorBinding.DIVIDE, out -> out.put(dividend).put(divisor));
  }

  /** Forgets what has been computed. */
  @Override
  public void reset() {
    caller.call(CalculatorBinding.RESET, Arguments.NONE);
  }

  /** Writes a line into the server's log. */
  @Override
  public void log(String line) {
    caller.notify(CalculatorBinding.LOG, out -> out.put(line));
  }
}
