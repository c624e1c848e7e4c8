import dev.callwire.stub.Caller;
import java.util.Objects;
import javax.annotation.processing.Generated;

/** Calls a remote {@link Bare}. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from Bare"
)
final class BareClient implements Bare {
  private final Caller caller;

  /** A client whose calls go through the caller. */
  BareClient(Caller caller) {
    this.caller = Objects.requireNonNull(caller, "caller");
  }

  @Override
  public Bare.Thing echo(Bare.Thing thing) {
    return caller.call(BareBinding.ECHO, out -> out.put(BareBinding.THING, thing));
  }
}
