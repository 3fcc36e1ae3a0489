# Clerks of the office work on the register that the service keeps, unless they name another one.
if id -Gn 2>/dev/null | grep -qw ipdesk-clerks; then
  export IPDESK_REGISTER="${IPDESK_REGISTER:-/var/lib/ipdesk/office.register}"
fi
