"""M/M/c in SimPy 2.3 (Debian's python3-simpy): CUSTOMERS through SERVERS at a load; prints the mean wait."""
import sys
from random import Random

from SimPy.Simulation import Process, Resource, activate, hold, initialize, now, release, request, simulate

customers, servers, arrivals_per_s = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
random = Random(1)
waited = [0.0]


class Customer(Process):
    def visit(self, pool):
        arrived = now()
        yield request, self, pool
        waited[0] += now() - arrived
        yield hold, self, random.expovariate(1.0)
        yield release, self, pool


class Source(Process):
    def generate(self, pool):
        for _ in range(customers):
            customer = Customer()
            activate(customer, customer.visit(pool))
            yield hold, self, random.expovariate(arrivals_per_s)


initialize()
pool = Resource(capacity=servers)
source = Source()
activate(source, source.generate(pool))
simulate(until=1e12)
print(waited[0] / customers)
