// What the page asks of the local tenant.

async function call(method, path, body) {
  const response = await fetch(path, {
    method,
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method} ${path} was answered with ${response.status}`);
  return response.status === 204 ? null : response.json();
}

const chat = person => `api/chats/${encodeURIComponent(person)}`;

export const api = {
  school: () => call("GET", "api/school"),
  people: () => call("GET", "api/people"),
  groups: () => call("GET", "api/groups"),
  mails: () => call("GET", "api/mails"),
  setMember: (group, person, member) =>
    call("POST", `api/groups/${encodeURIComponent(group)}/members/${encodeURIComponent(person)}`, { member }),
  messages: (person, after) => call("GET", `${chat(person)}?after=${after}`),
  open: person => call("POST", `${chat(person)}/open`, {}),
  read: person => call("POST", `${chat(person)}/read`, {}),
  say: (person, text) => call("POST", `${chat(person)}/say`, { text }),
  click: (person, messageId, action, inputs) => call("POST", `${chat(person)}/click`, { messageId, action, inputs }),
  refresh: (person, messageId) => call("POST", `${chat(person)}/refresh`, { messageId }),
  dialog: (person, action, inputs, openedBy) => call("POST", `${chat(person)}/dialog`, { action, inputs, openedBy }),
  act: (person, messageId, commandId) => call("POST", `${chat(person)}/act`, { messageId, commandId }),
  file: (person, messageId, allow) => call("POST", `${chat(person)}/file`, { messageId, allow }),
  fileAddress: (person, id) => `${chat(person)}/files/${encodeURIComponent(id)}`,
  search: (person, messageId, dataset, text) => call("POST", `${chat(person)}/search`, { messageId, dataset, text }),
};
