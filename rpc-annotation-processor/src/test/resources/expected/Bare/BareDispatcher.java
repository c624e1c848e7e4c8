import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.MethodTable;
import java.util.Objects;
import javax.annotation.processing.Generated;

/** Serves a local {@link Bare}. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from Bare"
)
final class BareDispatcher implements Dispatcher {
  private final Bare service;

  /** A dispatcher that serves the implementation. */
  BareDispatcher(Bare service) {
    this.service = Objects.requireNonNull(service, "service");
  }

  @Override
  public void addTo(MethodTable table) {
    table.call(BareBinding.ECHO, params -> service.echo(params.get(0, BareBinding.THING)));
  }
}
