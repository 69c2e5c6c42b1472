/** Gives the hub its token, which then knows this browser by a cookie that scripts cannot read. */
const byId = (id) => document.getElementById(id);

byId('form').addEventListener('submit', async (event) => {
  event.preventDefault();
  byId('problem').textContent = '';
  byId('go').disabled = true;
  try {
    const answer = await fetch('session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: byId('token').value.trim() }),
    });
    if (answer.ok) {
      location.replace('./');
      return;
    }
    byId('problem').textContent = await answer.text();
  } catch {
    byId('problem').textContent = 'The hub does not answer. Try again.';
  }
  byId('go').disabled = false;
  byId('token').select();
});

byId('token').focus();
