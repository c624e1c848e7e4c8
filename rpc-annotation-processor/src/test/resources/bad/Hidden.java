package bad;

import dev.callwire.annotation.RpcService;
import java.util.List;

class Hidden {
    private record Secret(int x) {}

    @RpcService
    interface Service {
        void give(List<Secret> secrets); //! The parameter 'secrets' must be of a type that the generated code can name. Found: bad.Hidden.Secret, which is not visible there.

        Secret take(); //! The result must be of a type that the generated code can name. Found: bad.Hidden.Secret
    }
}
